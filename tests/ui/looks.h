#pragma once

#include "tests/ui/spoken_window.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QScrollBar>
#include <QSlider>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTableView>
#include <QTextBrowser>

#include <cmath>
#include <map>

// What a program can see of how a window looks, beside words that are cut off (spoken_window.h).
namespace test_support {

inline QString nameOf(const QWidget& widget) {
  QString words;
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) words = label->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) words = button->text();
  return QStringLiteral("%1 %2 “%3”").arg(QLatin1String(widget.metaObject()->className()), widget.objectName(), words.left(40));
}

inline bool isControl(const QWidget& widget) {
  return qobject_cast<const QLabel*>(&widget) || qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
         qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget) || qobject_cast<const QSlider*>(&widget) ||
         qobject_cast<const QAbstractScrollArea*>(&widget);
}

/// What is as wide as it must be: a table with many numbers, lines of commands in a page.
inline bool isWide(const QWidget& widget) { return qobject_cast<const QTableView*>(&widget) || qobject_cast<const QTextBrowser*>(&widget); }

/// Controls that stick out of what they lie in, lie on each other, or show less than they should: a chosen entry or a tab that is cut, a bar to scroll sideways.
inline QStringList misplaced(const QWidget& window) {
  QStringList found;
  std::map<const QWidget*, QList<const QWidget*>> siblings;
  for (const auto* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisible() || widget->window() != &window || !isControl(*widget)) continue;
    const auto* parent = widget->parentWidget();
    const auto* area = parent->parentWidget() ? qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()) : nullptr;
    const bool isScrolled = area && area->viewport() == parent;
    if (!isScrolled && !parent->rect().contains(widget->geometry())) found << QStringLiteral("%1 sticks out of %2").arg(nameOf(*widget), nameOf(*parent));
    if (!isScrolled && !qobject_cast<const QLineEdit*>(parent)) siblings[parent] << widget;
    if (const auto* box = qobject_cast<const QComboBox*>(widget); box && !box->isEditable()) {
      QStyleOptionComboBox option;
      option.initFrom(box);
      const int room = box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box).width();
      const int needed = box->fontMetrics().horizontalAdvance(box->currentText()) + (box->itemIcon(box->currentIndex()).isNull() ? 0 : box->iconSize().width() + 4);
      if (needed > room) found << QStringLiteral("entry “%1” of %2: %3 of %4").arg(box->currentText(), box->objectName()).arg(room).arg(needed);
    }
    if (const auto* scrolls = qobject_cast<const QAbstractScrollArea*>(widget); scrolls && scrolls->horizontalScrollBar()->isVisible() && !isWide(*scrolls))
      found << QStringLiteral("%1 scrolls sideways").arg(nameOf(*widget));
  }
  for (const auto* bar : window.findChildren<QTabBar*>())
    for (int tab = 0; tab < bar->count(); ++tab)
      if (bar->isVisible() && bar->isTabVisible(tab) &&
          (bar->tabRect(tab).right() > bar->width() || bar->tabRect(tab).width() < bar->fontMetrics().horizontalAdvance(bar->tabText(tab))))
        found << QStringLiteral("tab “%1”").arg(bar->tabText(tab));
  for (const auto& [parent, all] : siblings)
    for (qsizetype i = 0; i < all.size(); ++i)
      for (qsizetype k = i + 1; k < all.size(); ++k)
        if (const QRect both = all[i]->geometry() & all[k]->geometry(); both.width() > 1 && both.height() > 1)
          found << QStringLiteral("%1 lies on %2").arg(nameOf(*all[i]), nameOf(*all[k]));
  return found;
}

/// Relative luminance. Source: WCAG 2.1.
inline double luminance(QRgb colour) {
  const auto linear = [](int part) {
    const double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
}

/// Words that hardly stand out from what they stand on. Measured on the picture, where thin strokes are paler than their colour: 3 is what WCAG asks of large text.
inline QStringList faint(QWidget& window) {
  constexpr double kFewest = 3.0;
  QStringList found;
  const QImage picture = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
  for (auto* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisible() || !widget->isEnabled() || widget->window() != &window || widget->visibleRegion().isEmpty()) continue;
    // Something may lie over it: a balloon, a hint.
    if (const QWidget* there = window.childAt(widget->mapTo(&window, widget->rect().center())); there && there != widget && !widget->isAncestorOf(there)) continue;
    const auto* label = qobject_cast<const QLabel*>(widget);
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const auto* line = qobject_cast<const QLineEdit*>(widget);
    if (!(label && !label->text().trimmed().isEmpty()) && !(button && !button->text().isEmpty()) && !(line && !line->text().isEmpty())) continue;
    const double scale = picture.width() / static_cast<double>(window.width());
    const QRect seen = widget->visibleRegion().boundingRect().adjusted(3, 3, -3, -3);
    if (seen.height() < widget->fontMetrics().height() / 2) continue;  // scrolled away
    const QRect place = QRect(widget->mapTo(&window, seen.topLeft()) * scale, seen.size() * scale) & picture.rect();
    std::map<QRgb, int> colours;
    for (int y = place.top(); y <= place.bottom(); ++y)
      for (int x = place.left(); x <= place.right(); ++x) ++colours[picture.pixel(x, y)];
    if (colours.size() < 2) continue;
    const auto ground = std::max_element(colours.begin(), colours.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
    double most = 1.0;
    for (const auto& [colour, count] : colours) {
      const double a = luminance(ground) + 0.05, b = luminance(colour) + 0.05;
      most = std::max({most, a / b, b / a});
    }
    if (most < kFewest) found << QStringLiteral("%1 is faint: %2").arg(nameOf(*widget)).arg(most, 0, 'f', 1);
  }
  return found;
}

}  // namespace test_support
