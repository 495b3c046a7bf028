#pragma once

#include <QScrollArea>

namespace ui {

/// A panel that keeps its own height and is scrolled where the window is too low for it. Takes the panel as its child.
class PanelScroll : public QScrollArea {
  Q_OBJECT
 public:
  explicit PanelScroll(QWidget* panel, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace ui
