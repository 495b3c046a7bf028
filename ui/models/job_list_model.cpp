#include "ui/models/job_list_model.h"

#include "ui/look/error_text.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int kMaxEntries = 50;

}  // namespace

JobListModel::JobListModel(JobBridge& jobs, QObject* parent) : QAbstractListModel(parent) {
  connect(&jobs, &JobBridge::queued, this, [this](quint64 id, const QString& title) {
    if (title.isEmpty()) return;  // quiet work that nobody asked for
    if (rowCount() >= kMaxEntries) {
      beginRemoveRows({}, rowCount() - 1, rowCount() - 1);
      entries_.removeLast();
      endRemoveRows();
    }
    // What waits stands below what runs.
    int row = 0;
    while (row < rowCount() && entries_[row].state == State::Running) ++row;
    beginInsertRows({}, row, row);
    entries_.insert(row, {id, title, State::Waiting, -1.0, tr("waiting")});
    endInsertRows();
  });
  connect(&jobs, &JobBridge::started, this, [this](quint64 id) {
    raise(id);
    change(id, [](Entry& entry) {
      entry.state = State::Running;
      entry.status = tr("running");
    });
  });
  connect(&jobs, &JobBridge::progressed, this, [this](quint64 id, const QString& stage, qint64 done, qint64 total) {
    change(id, [&](Entry& entry) {
      entry.fraction = total > 0 ? std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, 1.0) : -1.0;
      entry.status = total > 0 ? tr("%1 %2 of %3").arg(stageText(stage)).arg(done).arg(total) : stageText(stage);
    });
  });
  connect(&jobs, &JobBridge::finished, this, [this](quint64 id) {
    change(id, [](Entry& entry) {
      entry.state = State::Finished;
      entry.status = tr("done");
    });
  });
  connect(&jobs, &JobBridge::failed, this, [this](quint64 id, const core::Error& error) {
    change(id, [&](Entry& entry) {
      entry.state = State::Failed;
      entry.status = errorText(error);
    });
  });
  connect(&jobs, &JobBridge::cancelled, this, [this](quint64 id) {
    change(id, [](Entry& entry) {
      entry.state = State::Cancelled;
      entry.status = tr("stopped");
    });
  });
}

void JobListModel::raise(quint64 id) {
  for (int row = 1; row < rowCount(); ++row) {
    if (entries_[row].id != id) continue;
    beginMoveRows({}, row, row, {}, 0);
    entries_.move(row, 0);
    endMoveRows();
    return;
  }
}

void JobListModel::change(quint64 id, const std::function<void(Entry&)>& change) {
  for (int row = 0; row < rowCount(); ++row) {
    if (entries_[row].id != id) continue;
    change(entries_[row]);
    Q_EMIT dataChanged(index(row), index(row));
    return;
  }
}

int JobListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(entries_.size()); }

QVariant JobListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !checkIndex(index)) return {};  // Ctrl+C in a list without a current row asks for no row
  const Entry& entry = entries_[index.row()];
  switch (role) {
    case Qt::DisplayRole: return entry.title;
    case Qt::ToolTipRole: return QString(entry.title + u'\n' + entry.status);
    case IdRole: return entry.id;
    case StateRole: return static_cast<int>(entry.state);
    case FractionRole: return entry.fraction;
    case StatusRole: return entry.status;
    default: return {};
  }
}

bool JobListModel::isActive(const QModelIndex& index) const {
  if (!index.isValid() || !checkIndex(index)) return false;  // no row is chosen
  const auto state = entries_[index.row()].state;
  return state == State::Waiting || state == State::Running;
}

}  // namespace ui
