#pragma once

#include "ui/models/style_list_model.h"
#include "ui/panels/style_courses.h"
#include "ui/session/document_bridge.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {

class DropHint;
class StyleBrowser;
class StyleGrid;
class StylePictures;

/// The library of styles as a grid with a search and a larger browser, and the door for clips of one's own: dropped or chosen.
class StylePanel : public QWidget {
  Q_OBJECT
 public:
  StylePanel(DocumentBridge& document, StyleCourses& courses, StyleListModel& styles, StylePictures* pictures = nullptr, QWidget* parent = nullptr);

  /// What stands in the title of the panel's dock; in the panel itself where it has none.
  QWidget* titleTools() const { return tools_; }

  /// Puts a sentence in place of an empty library.
  void setHint(const QString& text);
  /// The larger browser, beside the window.
  void browse();

 Q_SIGNALS:
  /// A motion file, or key points of a video, to become a style; whoever reads it answers with StyleListModel::addFile.
  void fileOffered(const QString& file);
  /// A take of the list, dropped here.
  void takeOffered(core::document::TakeId id);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void chooseFile();
  void showCourse();
  void fillMixMenu();

  DocumentBridge& document_;
  StyleCourses& courses_;
  StyleListModel& styles_;
  StylePictures* pictures_;
  QWidget* tools_;
  QLineEdit* search_;
  QToolButton* mix_;
  StyleGrid* list_;
  StyleBrowser* browser_ = nullptr;
  QLabel* hint_;
  DropHint* drop_;
};

}  // namespace ui
