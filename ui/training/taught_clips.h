#pragma once

#include "ui/look/moving_figure.h"
#include "ui/session/lane_jobs.h"

#include <QAbstractTableModel>
#include <QJsonArray>
#include <QString>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>

#include <memory>
#include <vector>

namespace ui {

/// The clips of a folder as `gesto teach --list` tells them: which are to be learned, as moving figures, with their captions to correct.
class TaughtClipModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Use, File, Caption, Seconds, Remark, kColumnCount };

  explicit TaughtClipModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  /// What --list --json gives as "clips".
  void setClips(const QJsonArray& clips);
  void clear() { setClips({}); }
  /// The figure of that file; shown in the column Use.
  void setFigure(const QString& file, std::shared_ptr<const MovingFigure> figure);
  const MovingFigure* figure(int row) const { return rows_[static_cast<std::size_t>(row)].figure.get(); }
  /// Files that can be learned from.
  QStringList files() const;
  int usedCount() const;
  /// A table of captions for `gesto teach`, with what is not to be used. Empty: it cannot be written.
  bool writeTable(const QString& file) const;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumnCount; }
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    QString file, content, style, leftOut;
    QStringList captions;  // the first is shown; further ones stay while it does
    bool isNamed = false;  // the caption is the file's name in words
    bool isUsed = true;
    double seconds = 0.0;
    int parts = 1;
    std::shared_ptr<const MovingFigure> figure;
  };
  std::vector<Row> rows_;
};

/// A table of clips whose figures move while it is in sight.
class TaughtClipView : public QTableView {
  Q_OBJECT
 public:
  /// Clips are read on the file lane. jobs must outlive the view.
  TaughtClipView(JobBridge& jobs, TaughtClipModel& clips, QWidget* parent = nullptr);

  /// Reads the clips of the model that lie below the folder.
  void readFigures(const QString& folder);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  class Delegate;
  TaughtClipModel& clips_;
  LaneJobs files_;
  QTimer timer_;
  int tick_ = 0;
  int reading_ = 0;  // of which folder's clips: answers about another are late
};

}  // namespace ui
