#pragma once

#include "ui/session/job_bridge.h"

#include <QAbstractListModel>

namespace ui {

/// What runs, waits and ended, newest first, but what has begun last stands on top; the last 50.
class JobListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum class State { Waiting, Running, Finished, Failed, Cancelled };
  enum Role { IdRole = Qt::UserRole + 1, StateRole, FractionRole, StatusRole };

  explicit JobListModel(JobBridge& jobs, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

  bool isActive(const QModelIndex& index) const;

 private:
  struct Entry {
    quint64 id = 0;
    QString title;
    State state = State::Waiting;
    double fraction = -1.0;  // below 0: not known
    QString status;
  };
  /// To the top.
  void raise(quint64 id);
  void change(quint64 id, const std::function<void(Entry&)>& change);

  QList<Entry> entries_;  // newest first
};

}  // namespace ui
