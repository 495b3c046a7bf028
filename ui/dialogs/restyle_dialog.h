#pragma once

#include "core/services/model_info.h"
#include "ui/dialogs/style_choice.h"

#include <QDialog>

#include <array>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace ui {

class SliderRow;
class StyleListModel;

/// How a take is to be restyled: by which model, in which style, with which styles for parts of the body where the model knows such, in which way and how
/// much of the original stays, and who puts the feet down. What the
/// chosen model cannot is not shown. Remembers the model.
class RestyleDialog : public QDialog {
  Q_OBJECT
 public:
  struct Subject {
    core::document::TakeRequest draft;                 // style, weights and seed
    std::vector<core::services::ModelInfo> restylers;  // that there are; none: not known yet, and the default one is offered
    QString take;                                      // what is restyled
  };

  /// The list is only read.
  RestyleDialog(Subject subject, const StyleListModel& styles, QWidget* parent = nullptr);

  /// The draft's, with what was chosen here.
  core::document::TakeRequest request() const;
  void accept() override;

 private:
  const core::services::ModelAbilities& can() const;
  void buildParts(QWidget& parts);
  void showModel();
  void showStyle();

  Subject subject_;
  const StyleListModel& styles_;
  QComboBox *model_, *way_, *feet_;
  SliderRow* kept_;
  StyleChoice* style_;
  std::array<StyleChoice*, core::motion::kStyledParts.size()> parts_{};
  QSpinBox* person_;
  QDoubleSpinBox* fps_;
  QWidget *video_, *ofParts_;
  QLabel* words_;
  QPushButton* ok_;
};

}  // namespace ui
