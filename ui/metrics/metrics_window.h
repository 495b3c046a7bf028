#pragma once

#include "ui/library/model_shelf.h"
#include "ui/metrics/report_files.h"
#include "ui/metrics/report_table_model.h"
#include "ui/metrics/row_motions.h"
#include "ui/training/training_runs.h"
#include "ui/viewport/viewport_surface.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QTableView;

namespace ui {

class MessageBar;
class NoteLabel;
class ReportPages;

/// Reports read in the window: those that ship, those that were opened, and the evaluations that were begun here, which are processes of their own and go on when the
/// window closes.
class MetricsWindow : public QWidget {
  Q_OBJECT
 public:
  struct Places {
    QString shippedReports;                                // a folder of folders; may be missing
    QString evaluations;                                   // where new ones are put
    std::vector<std::filesystem::path> judgeFolders;       // where judges lie that nobody trained here; may be missing
    ViewportBackend backend = ViewportBackend::Automatic;  // of figures that are shown here
  };
  /// All must outlive the window. training: the runs whose judges are offered.
  MetricsWindow(TrainingRuns& evaluations, const TrainingRuns& training, ModelShelf& shelf, JobBridge& jobs, Places places, QWidget* parent = nullptr);

  /// A report.json, or a folder with one.
  void open(const QString& path);

 Q_SIGNALS:
  /// Motions of a row that the person wants to see.
  void takesRead(const std::vector<core::document::Take>& takes);
  /// Of a point of a guidance sweep.
  void weightsChosen(double styleWeight, double classifierScale);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* buildList();
  QWidget* buildReport();
  void connectParts();
  void fillList();
  struct Entry {
    QString path, text, kind;
    bool operator==(const Entry&) const = default;
  };
  QList<Entry> entries() const;
  void showChosen();
  void showReport();
  void fillOthers();
  void begin();
  void save();
  /// Of the chosen row, or that of a double click.
  void showMotions(const QModelIndex& row);
  void showRow();
  void askForVotes();
  QString chosenPath() const;
  /// Of the chosen item; nullptr when it is no evaluation of ours.
  const core::services::TrainingRun* chosenRun() const;
  QString secondLine(const core::services::TrainingRun& run) const;

  TrainingRuns& evaluations_;
  const TrainingRuns& training_;
  ModelShelf& shelf_;
  JobBridge& jobs_;
  Places places_;
  ReportFiles files_;
  RowMotions motions_;
  QStringList opened_;
  ReportTableModel model_;
  ReportSortModel sorted_;
  MessageBar* message_ = nullptr;
  NoteLabel* note_ = nullptr;  // what went well
  QListWidget* list_ = nullptr;
  QList<Entry> listed_;
  QLabel *title_ = nullptr, *description_ = nullptr, *progressText_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QComboBox* other_ = nullptr;
  QCheckBox* mainOnly_ = nullptr;
  QTableView* table_ = nullptr;
  ReportPages* pages_ = nullptr;
  QPushButton *new_ = nullptr, *open_ = nullptr, *pause_ = nullptr, *stop_ = nullptr, *forget_ = nullptr, *save_ = nullptr, *show_ = nullptr, *votes_ = nullptr;
};

}  // namespace ui
