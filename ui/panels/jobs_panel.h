#pragma once

#include "ui/models/job_list_model.h"
#include "ui/session/job_bridge.h"

#include <QHash>
#include <QWidget>

class QListView;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace ui {

/// What the studio is busy with, and its log.
class JobsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit JobsPanel(JobBridge& jobs, QWidget* parent = nullptr);

  /// What stands in the title of the panel's dock; in the panel itself where it has none.
  QWidget* titleTools() const { return tools_; }

  const JobListModel& model() const { return *model_; }

 public Q_SLOTS:
  void log(const QString& line);

 private:
  JobBridge& jobs_;
  JobListModel* model_;
  QWidget* tools_;
  QListView* list_;
  QPlainTextEdit* log_;
  QToolButton* stop_;
  QHash<quint64, QString> titles_;  // of what has not ended
};

}  // namespace ui
