#pragma once

#include "core/report/votes.h"
#include "core/services/evaluation/evaluation_motions.h"
#include "ui/compare/sheet_cell.h"
#include "ui/metrics/row_motions.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

#include <array>
#include <vector>

class QLabel;
class QPushButton;

namespace ui {

/// Two motions of the same prompt and seed side by side, without saying whose they are: a click or a key says which one is liked better. Votes are kept beside the report
/// at once; who closes it goes on another time where it was.
class BlindVoteDialog : public QDialog {
  Q_OBJECT
 public:
  using Report = RowMotions::Report;
  /// file: report.json with its motions beside it. jobs must outlive it.
  BlindVoteDialog(Report report, const QString& file, JobBridge& jobs, ViewportBackend backend, QWidget* parent = nullptr);

  const std::vector<core::metrics::Vote>& votes() const { return votes_; }
  /// Whose motions are shown; empty while nothing is.
  QStringList shown() const;

 Q_SIGNALS:
  /// The file of votes was written.
  void voted();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void list();
  void showNext();
  void vote(core::metrics::Vote::Choice choice);
  void takeBack();
  void write();
  void tell(const QString& text);

  Report report_;
  QString file_;
  LaneJobs jobs_;
  std::vector<std::string> names_;  // of the rows
  std::vector<core::services::BlindPair> pairs_;
  std::vector<core::metrics::Vote> votes_;
  std::size_t next_ = 0, before_ = 0;  // of the pairs; votes that were there when it was opened
  bool isShown_ = false;
  std::array<SheetCell*, 2> cells_{};
  QLabel *prompt_, *state_;
  QPushButton *same_, *back_;
  QTimer timer_;
  QElapsedTimer clock_;
};

}  // namespace ui
