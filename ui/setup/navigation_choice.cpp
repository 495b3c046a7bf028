#include "ui/setup/navigation_choice.h"

namespace ui {

NavigationChoice::NavigationChoice(Navigation now, QWidget* parent) : QComboBox(parent) {
  setObjectName(QStringLiteral("navigationChoice"));
  addItem(tr("Gesto: left turns, right or middle moves"), wordFor(Navigation::Gesto));
  addItem(tr("Maya: with Alt left turns, middle moves, right zooms"), wordFor(Navigation::Maya));
  addItem(tr("Blender: middle turns, with Shift moves, with Ctrl zooms"), wordFor(Navigation::Blender));
  setCurrentIndex(findData(wordFor(now)));
  connect(this, &QComboBox::activated, this, [this] { Q_EMIT chosen(navigationFrom(currentData().toString())); });
}

}  // namespace ui
