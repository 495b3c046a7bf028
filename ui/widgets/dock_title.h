#pragma once

#include <QWidget>

class QDockWidget;

namespace ui {

/// A slim heading for a panel: its name in small capitals, and what the panel wants beside it. Float and close appear under the mouse, or once the panel floats where
/// the panel's own tools need the room; the context menu has both.
class DockTitle : public QWidget {
  Q_OBJECT
 public:
  /// tools: a part of the panel that moves into the title; none where it is null.
  explicit DockTitle(QDockWidget* dock, QWidget* tools = nullptr);

  /// A dock goes by this and not by how high the title may be.
  QSize sizeHint() const override { return {QWidget::sizeHint().width(), maximumHeight()}; }
  QSize minimumSizeHint() const override { return {QWidget::minimumSizeHint().width(), maximumHeight()}; }

 protected:
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void showButtons(bool isShown);

  QList<QWidget*> buttons_;
  bool hasTools_;
};

}  // namespace ui
