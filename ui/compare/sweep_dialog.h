#pragma once

#include "ui/compare/sweep.h"
#include "ui/models/style_list_model.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace ui {

/// Which weights and styles the table of takes has; remembers them.
class SweepDialog : public QDialog {
  Q_OBJECT
 public:
  static constexpr int kMostAcross = 3;  // rows or columns: nine cells in all

  struct Subject {
    core::document::TakeRequest draft;
    double secondsATake = 0.0;  // what the last one took; 0: nobody knows
    QString whyNot;             // why no style can be swept with the chosen model; empty: it can
  };

  /// The model is only read.
  SweepDialog(const Subject& subject, const StyleListModel& styles, QWidget* parent = nullptr);

  Sweep sweep() const;

 private:
  /// From, to and how many.
  struct Values {
    QDoubleSpinBox *first, *last;
    QSpinBox* count;
    double step;
    std::vector<double> all() const;
  };
  Values addValues(QLayout& row, const char* name, double lowest, double highest, double step, int decimals);
  void fillStyles(const StyleListModel& styles);
  void showWhat();
  void remember() const;

  Subject subject_;
  Values weights_{}, guides_{};
  QComboBox* columns_;
  QWidget* across_;  // from, to and how many of the style guide
  QListWidget* styles_;
  QLabel* words_;
  QPushButton* make_;
  std::vector<core::document::TakeStyle> listed_;  // as in the list
};

}  // namespace ui
