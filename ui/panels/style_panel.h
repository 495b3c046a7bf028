#pragma once

#include "ui/models/style_list_model.h"
#include "ui/panels/style_courses.h"
#include "ui/session/document_bridge.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QSortFilterProxyModel;
class QToolButton;

namespace ui {

class DropHint;

/// The library of styles as a grid with a search, and the door for clips of one's own: dropped or chosen. A second style is mixed in, and one for the legs chosen, from
/// the menu of a tile.
class StylePanel : public QWidget {
  Q_OBJECT
 public:
  StylePanel(DocumentBridge& document, StyleCourses& courses, StyleListModel& styles, QWidget* parent = nullptr);

  /// Puts a sentence in place of an empty library.
  void setHint(const QString& text);

 Q_SIGNALS:
  /// A motion file, or key points of a video, to become a style; whoever reads it answers with StyleListModel::addFile.
  void fileOffered(const QString& file);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showDraft();
  void chooseFile();
  void showCourse();
  void fillMixMenu();
  void fillTileMenu(QMenu& menu, const core::document::TakeStyle& style);

  DocumentBridge& document_;
  StyleCourses& courses_;
  StyleListModel& styles_;
  QSortFilterProxyModel* found_;
  QLineEdit* search_;
  QToolButton* mix_;
  QListView* list_;
  QLabel* hint_;
  DropHint* drop_;
  bool isFiltering_ = false;
};

}  // namespace ui
