#pragma once

#include "ui/look/moving_figure.h"
#include "ui/training/run_samples.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QScrollArea;

namespace ui {

/// Small moving figures in a row over the updates, one row for each prompt. A click chooses one.
class SampleRow : public QWidget {
  Q_OBJECT
 public:
  explicit SampleRow(QWidget* parent = nullptr);

  void setSamples(std::vector<RunSample> samples);
  const std::vector<RunSample>& samples() const { return samples_; }
  /// Where a sample stands, for the pointer.
  QRect cell(std::size_t sample) const;
  QSize sizeHint() const override;

 Q_SIGNALS:
  void chosen(const QString& file);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  int sampleAt(const QPoint& place) const;

  std::vector<RunSample> samples_;
  std::vector<MovingFigure> figures_;  // of each sample
  std::vector<int> columns_, rows_;
  QTimer timer_;
  int tick_ = 0;
};

/// The samples of the chosen run, and whether new ones are made.
class SampleStrip : public QWidget {
  Q_OBJECT
 public:
  SampleStrip(JobBridge& jobs, ModelShelf& shelf, QWidget* parent = nullptr);

  /// nullptr: no run, or several.
  void follow(const core::services::TrainingRun* run);

 Q_SIGNALS:
  void chosen(const QString& file);

 private:
  void showSamples(const QString& folder);

  RunSamples samples_;
  QCheckBox* on_;
  QLineEdit* prompts_;
  QLabel* hint_;
  QScrollArea* scroll_;
  SampleRow* row_;
  QString folder_;
};

}  // namespace ui
