#pragma once

#include <QProcess>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace ui {

/// How long a run would take and how much memory: a few updates in a process of their own (`gesto train --measure`), begun and stopped by a button.
class RunMeasure : public QWidget {
  Q_OBJECT
 public:
  /// command: the words behind `gesto` that would begin the run, as they are when the button is pressed.
  RunMeasure(QString program, std::function<QStringList()> command, QWidget* parent = nullptr);
  ~RunMeasure() override;

  /// Whether there is a run that could be measured. What was measured of another one is forgotten.
  void setReady(bool isReady);
  QString text() const;

 private:
  void begin();
  void finish(int code);

  QString program_;
  std::function<QStringList()> command_;
  QProcess process_;
  QPushButton* button_;
  QLabel* answer_;
  bool isReady_ = false, isStopped_ = false;
};

}  // namespace ui
