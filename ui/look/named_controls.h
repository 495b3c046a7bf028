#pragma once

#include <QObject>

class QWidget;

namespace ui {

/// Names what a screen reader would call "button" alone: by what stands in the field, by the first words of the explanation, by the heading above it. What has a name of
/// its own, or a label, keeps it.
void nameControls(QWidget& window);

/// Does so for every window of the program before it is seen, and for what comes into one later when the window is seen again.
class NamedControls : public QObject {
  Q_OBJECT
 public:
  /// Goes with its parent.
  explicit NamedControls(QObject* parent);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace ui
