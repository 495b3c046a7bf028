#include "ui/look/named_controls.h"

#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextDocumentFragment>

namespace ui {
namespace {

/// "Draw another seed" of "Draw another seed. The die ..."; without the key in brackets.
QString firstWords(const QString& explanation) {
  static const QRegularExpression end(QStringLiteral("[.:;\\n]|\\s\\([^)]*\\)\\s*$"));
  const QString plain = Qt::mightBeRichText(explanation) ? QTextDocumentFragment::fromHtml(explanation).toPlainText() : explanation;
  return plain.section(end, 0, 0).simplified();
}

QString headingOf(const QWidget& widget) {
  for (const QWidget* at = widget.parentWidget(); at; at = at->parentWidget())
    if (qobject_cast<const QDockWidget*>(at) || at->isWindow()) return at->windowTitle();
  return {};
}

QString nameFor(const QWidget& widget) {
  if (const auto* line = qobject_cast<const QLineEdit*>(&widget); line && !line->placeholderText().isEmpty()) return line->placeholderText();
  if (!widget.toolTip().isEmpty()) return firstWords(widget.toolTip());
  if (const auto* text = qobject_cast<const QPlainTextEdit*>(&widget); text && !text->placeholderText().isEmpty()) return firstWords(text->placeholderText());
  // A part of something that has one.
  const QWidget* parent = widget.parentWidget();
  for (int up = 0; up < 2 && parent && !parent->isWindow(); ++up, parent = parent->parentWidget()) {
    if (!parent->accessibleName().isEmpty()) return parent->accessibleName();
    if (!parent->toolTip().isEmpty()) return firstWords(parent->toolTip());
  }
  return headingOf(widget);
}

}  // namespace

void nameControls(QWidget& window) {
  for (auto* widget : window.findChildren<QWidget*>()) {
    if (widget->focusPolicy() == Qt::NoFocus || !widget->accessibleName().isEmpty()) continue;
    const QAccessibleInterface* known = QAccessible::queryAccessibleInterface(widget);
    if (known && known->text(QAccessible::Name).isEmpty()) widget->setAccessibleName(nameFor(*widget));
  }
}

NamedControls::NamedControls(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

bool NamedControls::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Show && watched->isWidgetType())
    if (auto* window = static_cast<QWidget*>(watched); window->isWindow()) nameControls(*window);
  return QObject::eventFilter(watched, event);
}

}  // namespace ui
