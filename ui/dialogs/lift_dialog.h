#pragma once

#include "core/document/take.h"

#include <QDialog>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace ui {

/// What key point files do not say: the video's rate, which person, what is done. Remembers the rate.
class LiftDialog : public QDialog {
  Q_OBJECT
 public:
  /// keypoints: a file or a folder.
  explicit LiftDialog(const QString& keypoints, QWidget* parent = nullptr);

  core::document::TakeVideo video() const;
  QString prompt() const;
  void accept() override;

 private:
  QString keypoints_;
  QDoubleSpinBox* fps_;
  QSpinBox* person_;
  QLineEdit* prompt_;
  QCheckBox* still_;
};

}  // namespace ui
