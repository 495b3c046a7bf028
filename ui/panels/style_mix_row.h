#pragma once

#include "ui/panels/style_courses.h"

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace ui {

class ElidedLabel;

/// What is mixed into the draft's style, and what the legs do: the two names with a slider between them, and the style of the legs; there only where they are said.
class StyleMixRow : public QWidget {
  Q_OBJECT
 public:
  /// The courses must outlive it.
  explicit StyleMixRow(StyleCourses& courses, QWidget* parent = nullptr);

 private:
  void showCourse();

  StyleCourses& courses_;
  QWidget *mix_, *legs_;
  ElidedLabel *first_, *second_, *legsName_;
  QSlider* share_;
  QToolButton *overTime_, *unmix_, *wholeBody_;
};

}  // namespace ui
