#pragma once

#include "ui/styles/style_grid.h"

#include <QDialog>

class QButtonGroup;
class QLabel;
class QLineEdit;

namespace ui {

/// All styles in large tiles that move in step, beside the window: with a search, and the favourites, the last used ones or one's own alone.
class StyleBrowser : public QDialog {
  Q_OBJECT
 public:
  /// All must outlive it.
  StyleBrowser(DocumentBridge& document, StyleCourses& courses, StyleListModel& styles, StylePictures* pictures, QWidget* parent = nullptr);

 Q_SIGNALS:
  void fileWanted();

 private:
  void showWhich(StyleOrder::Which which);
  void showHint();

  StyleGrid* grid_;
  QLineEdit* search_;
  QButtonGroup* which_;
  QLabel* hint_;
};

}  // namespace ui
