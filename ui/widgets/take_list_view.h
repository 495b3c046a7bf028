#pragma once

#include <QListView>

#include <functional>

namespace ui {

/// The list of takes under mouse and keys: a click shows a take, with Alt in view B, and the arrow keys walk through them. Clicks with Ctrl or Shift
/// only choose.
class TakeListView : public QListView {
  Q_OBJECT
 public:
  explicit TakeListView(QWidget* parent = nullptr);

  /// Opens the field for the current take's name, unless it is open.
  void renameCurrent();
  /// What goes along with a row that is dragged; without it what the model says.
  void setDragged(std::function<QMimeData*(const QModelIndex& index)> dragged) { dragged_ = std::move(dragged); }

 Q_SIGNALS:
  /// view: 1 for view B, -1 for the active one.
  void looked(const QModelIndex& index, int view);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void startDrag(Qt::DropActions actions) override;

 private:
  Qt::KeyboardModifiers pressed_;
  std::function<QMimeData*(const QModelIndex& index)> dragged_;
};

}  // namespace ui
