#pragma once

#include "tests/ui/ts_file.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QCoreApplication>
#include <QDockWidget>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QTranslator>

// The window in another language, and whether its words have room.
namespace test_support {

/// The sentences of a .ts file, as the program has them after lrelease.
class TsTranslator : public QTranslator {
 public:
  explicit TsTranslator(const QString& language) : isFrench_(language == QStringLiteral("fr")) {
    for (const auto& message : tsMessages(language)) forms_.insert({message.context, message.source, message.remark}, message.forms);
  }
  bool isEmpty() const override { return forms_.isEmpty(); }
  QString translate(const char* context, const char* source, const char* remark, int n) const override {
    const QStringList forms = forms_.value({QString::fromUtf8(context), QString::fromUtf8(source), QString::fromUtf8(remark)});
    if (forms.isEmpty()) return {};
    return n == 1 || (isFrench_ && n == 0) ? forms.first() : forms.last();
  }

 private:
  bool isFrench_;
  QHash<QStringList, QStringList> forms_;
};

/// Speaks a language as long as it lives.
struct Spoken {
  explicit Spoken(const QString& language) : translator(language) { QCoreApplication::installTranslator(&translator); }
  ~Spoken() { QCoreApplication::removeTranslator(&translator); }
  TsTranslator translator;
};

/// Words of a window for which there is no room; what ends in an ellipsis or has lines of its own is no fault.
inline QStringList cutOff(const QWidget& window) {
  QStringList found;
  const auto tell = [&found](const QWidget& widget, const QString& text, int needed) {
    if (widget.width() < needed)
      found << QStringLiteral("%1 %2 “%3”: %4 of %5").arg(QLatin1String(widget.metaObject()->className()), widget.objectName(), text).arg(widget.width()).arg(needed);
  };
  for (const auto* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisible() || widget->window() != &window) continue;
    if (const auto* label = qobject_cast<const QLabel*>(widget); label && !label->wordWrap() && !label->text().isEmpty())
      tell(*label, label->text(), label->minimumSizeHint().width());
    if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
      found << QStringLiteral("lines of “%1”: %2 of %3").arg(label->text()).arg(label->height()).arg(label->heightForWidth(label->width()));
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget); button && !button->text().isEmpty()) tell(*button, button->text(), button->sizeHint().width());
    if (const auto* box = qobject_cast<const QAbstractSpinBox*>(widget)) tell(*box, box->text(), box->minimumSizeHint().width());
    if (const auto* header = qobject_cast<const QHeaderView*>(widget); header && header->orientation() == Qt::Horizontal && header->model())
      for (int column = 0; column < header->count(); ++column)
        if (!header->isSectionHidden(column) && header->sectionSize(column) < header->sectionSizeHint(column))
          found << QStringLiteral("column “%1”").arg(header->model()->headerData(column, Qt::Horizontal).toString());
    if (const auto* dock = qobject_cast<const QDockWidget*>(widget)) tell(*dock, dock->windowTitle(), dock->minimumSizeHint().width());
  }
  return found;
}

}  // namespace test_support
