#pragma once

#include <QPointer>
#include <QWidget>

namespace ui {

struct Studio;

/// The windows beside the main one: training, teaching, metrics, models. Each is made when it is first asked for, and stays.
class ResearchWindows {
 public:
  /// Both must outlive this; the windows belong to the parent.
  ResearchWindows(Studio& studio, QWidget* parent) : studio_(studio), parent_(parent) {}

  void showTraining();
  void showTeach();
  void showMetrics();
  void showModels();

 private:
  Studio& studio_;
  QWidget* parent_;
  QPointer<QWidget> training_, teach_, metrics_, models_;
};

}  // namespace ui
