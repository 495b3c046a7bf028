#pragma once

#include "ui/library/pose_shelf.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace ui {

/// The kept poses as pictures: a click or Enter pins one at the playhead, F2 renames, Delete removes. It belongs to its parent and goes when it loses the focus.
class PosePopup : public QDialog {
  Q_OBJECT
 public:
  PosePopup(PoseShelf shelf, QWidget* parent);

 Q_SIGNALS:
  void chosen(const std::filesystem::path& file);
  void removed(const QString& name, const std::filesystem::path& file, const std::string& bytes);
  void failed(const core::Error& error);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill();
  void choose();
  void removeCurrent();
  void rename(QListWidgetItem* item);

  PoseShelf shelf_;
  std::vector<PoseShelf::Entry> entries_;
  QListWidget* list_;
  QLabel* hint_;
};

}  // namespace ui
