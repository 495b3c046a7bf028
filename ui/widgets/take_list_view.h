#pragma once

#include <QListView>

namespace ui {

/// The list of takes under mouse and keys: a click shows a take, with Alt in view B, and the arrow keys walk through them. Clicks with Ctrl or Shift
/// only choose.
class TakeListView : public QListView {
  Q_OBJECT
 public:
  explicit TakeListView(QWidget* parent = nullptr);

  /// Opens the field for the current take's name, unless it is open.
  void renameCurrent();

 Q_SIGNALS:
  /// view: 1 for view B, -1 for the active one.
  void looked(const QModelIndex& index, int view);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  Qt::KeyboardModifiers pressed_;
};

}  // namespace ui
