#pragma once

#include "ui/viewport/navigation.h"

#include <QComboBox>

namespace ui {

/// Whose habits the mouse follows, with what they are.
class NavigationChoice : public QComboBox {
  Q_OBJECT
 public:
  explicit NavigationChoice(Navigation now, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// By the person.
  void chosen(ui::Navigation navigation);
};

}  // namespace ui
