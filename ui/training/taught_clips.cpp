#include "ui/training/taught_clips.h"

#include "core/io/motion_file.h"
#include "ui/look/path_text.h"

#include <QDir>
#include <QHeaderView>
#include <QJsonObject>
#include <QLocale>
#include <QPainter>
#include <QSaveFile>
#include <QStyle>

#include <algorithm>

namespace ui {

namespace {

constexpr int kFigureWidth = 62, kClipRowHeight = 66, kTicksPerSecond = 20;
constexpr std::size_t kMostFigures = 200;  // that are read; a folder of thousands need not all move

QString tableCell(QString text) { return text.replace(u'\t', u' ').replace(u'\n', u' ').trimmed(); }

}  // namespace

void TaughtClipModel::setClips(const QJsonArray& clips) {
  beginResetModel();
  rows_.clear();
  for (const auto& value : clips) {
    const auto one = value.toObject();
    Row row;
    row.file = one.value(QStringLiteral("file")).toString();
    for (const auto& caption : one.value(QStringLiteral("captions")).toArray()) row.captions << caption.toString();
    if (row.captions.isEmpty()) row.captions << QString();
    row.isNamed = one.value(QStringLiteral("captionFromName")).toBool();
    row.content = one.value(QStringLiteral("content")).toString();
    row.style = one.value(QStringLiteral("style")).toString();
    row.seconds = one.value(QStringLiteral("seconds")).toDouble();
    row.parts = one.value(QStringLiteral("parts")).toInt(1);
    row.leftOut = one.value(QStringLiteral("leftOut")).toString();
    row.isUsed = row.leftOut.isEmpty();
    rows_.push_back(std::move(row));
  }
  endResetModel();
}

void TaughtClipModel::setFigure(const QString& file, std::shared_ptr<const MovingFigure> figure) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rows_[i].file != file) continue;
    rows_[i].figure = std::move(figure);
    const auto at = index(static_cast<int>(i), Use);
    Q_EMIT dataChanged(at, at);
    return;
  }
}

QStringList TaughtClipModel::files() const {
  QStringList files;
  for (const auto& row : rows_)
    if (row.leftOut.isEmpty()) files << row.file;
  return files;
}

int TaughtClipModel::usedCount() const {
  return static_cast<int>(std::count_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.isUsed && row.leftOut.isEmpty(); }));
}

bool TaughtClipModel::writeTable(const QString& file) const {
  QSaveFile out(file);
  if (!out.open(QIODevice::WriteOnly)) return false;
  out.write("file\tcaption\tcontent\tstyle\tuse\n");
  for (const auto& row : rows_) {
    for (const QString& caption : row.captions) {
      const QStringList cells = {tableCell(row.file), tableCell(caption), tableCell(row.content), tableCell(row.style),
                                 row.isUsed && row.leftOut.isEmpty() ? QStringLiteral("yes") : QStringLiteral("no")};
      out.write(cells.join(u'\t').toUtf8() + '\n');
    }
  }
  return out.commit();
}

QVariant TaughtClipModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto& row = rows_[static_cast<std::size_t>(index.row())];
  if (index.column() == Use && role == Qt::CheckStateRole) return row.isUsed && row.leftOut.isEmpty() ? Qt::Checked : Qt::Unchecked;
  if (role == Qt::ToolTipRole && index.column() == Remark) return row.leftOut;
  if (role != Qt::DisplayRole && role != Qt::EditRole) return {};
  switch (index.column()) {
    case File: return row.file;
    case Caption: return row.captions.front();
    case Seconds: return row.seconds > 0.0 ? tr("%1 s").arg(QLocale().toString(row.seconds, 'f', 1)) : QString();
    case Remark:
      if (!row.leftOut.isEmpty()) return row.leftOut;
      if (row.parts > 1) return tr("cut into %n part(s)", nullptr, row.parts);
      return row.isNamed ? tr("caption from the file's name") : QString();
    default: return {};
  }
}

bool TaughtClipModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid()) return false;
  auto& row = rows_[static_cast<std::size_t>(index.row())];
  if (index.column() == Use && role == Qt::CheckStateRole) {
    row.isUsed = value.toInt() == Qt::Checked;
  } else if (index.column() == Caption && role == Qt::EditRole) {
    const QString caption = value.toString().simplified();
    if (caption.isEmpty() || caption == row.captions.front()) return false;
    row.captions = {caption};
    row.isNamed = false;
  } else {
    return false;
  }
  Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), kColumnCount - 1));
  return true;
}

Qt::ItemFlags TaughtClipModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const auto& row = rows_[static_cast<std::size_t>(index.row())];
  if (!row.leftOut.isEmpty()) return Qt::ItemIsSelectable;
  auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  if (index.column() == Use) flags |= Qt::ItemIsUserCheckable;
  if (index.column() == Caption) flags |= Qt::ItemIsEditable;
  return flags;
}

QVariant TaughtClipModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Use: return tr("Learn");
    case File: return tr("File");
    case Caption: return tr("What is done");
    case Seconds: return tr("Length");
    case Remark: return tr("Remark");
    default: return {};
  }
}

/// The check box, and the figure beside it.
class TaughtClipView::Delegate : public QStyledItemDelegate {
 public:
  explicit Delegate(TaughtClipView& view) : QStyledItemDelegate(&view), view_(view) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyleOptionViewItem whole = option;
    whole.index = index;
    view_.style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &whole, painter, &view_);
    QStyledItemDelegate::paint(painter, boxOf(option), index);
    const auto* figure = view_.clips_.figure(index.row());
    if (!figure) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    figure->paint(*painter, option.rect.adjusted(option.rect.width() - kFigureWidth, 2, 0, 0), static_cast<double>(view_.tick_) / kTicksPerSecond);
    painter->restore();
  }

  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override {
    return QStyledItemDelegate::editorEvent(event, model, boxOf(option), index);
  }

 private:
  // The check box has the left of the cell for itself.
  static QStyleOptionViewItem boxOf(QStyleOptionViewItem option) {
    option.rect.setWidth(option.rect.width() - kFigureWidth);
    return option;
  }

  TaughtClipView& view_;
};

TaughtClipView::TaughtClipView(JobBridge& jobs, TaughtClipModel& clips, QWidget* parent) : QTableView(parent), clips_(clips), files_(jobs, core::jobs::Lane::File) {
  setObjectName(QStringLiteral("taughtClips"));
  setModel(&clips);
  setItemDelegateForColumn(TaughtClipModel::Use, new Delegate(*this));
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setDefaultSectionSize(kClipRowHeight);
  setShowGrid(false);
  setAlternatingRowColors(true);
  setVerticalScrollMode(ScrollPerPixel);
  setColumnWidth(TaughtClipModel::Use, kFigureWidth + 34);
  setColumnWidth(TaughtClipModel::File, 170);
  setColumnWidth(TaughtClipModel::Seconds, 64);
  setColumnWidth(TaughtClipModel::Remark, 190);
  // A language may have longer words for them.
  horizontalHeader()->ensurePolished();
  for (int column = 0; column < clips.columnCount(); ++column) setColumnWidth(column, std::max(columnWidth(column), horizontalHeader()->sectionSizeHint(column)));
  horizontalHeader()->setSectionResizeMode(TaughtClipModel::Caption, QHeaderView::Stretch);
  timer_.setInterval(1000 / kTicksPerSecond);
  connect(&timer_, &QTimer::timeout, this, [this] {
    ++tick_;
    const auto first = visualRect(clips_.index(0, TaughtClipModel::Use));
    viewport()->update(QRect(first.left(), 0, first.width(), viewport()->height()));
  });
}

void TaughtClipView::readFigures(const QString& folder) {
  const int reading = ++reading_;
  const auto files = clips_.files();
  for (qsizetype i = 0; i < std::min<qsizetype>(files.size(), kMostFigures); ++i) {
    auto figure = std::make_shared<std::shared_ptr<const MovingFigure>>();
    files_.submitQuietly(
        [path = pathOf(QDir(folder).filePath(files[i])), figure](core::jobs::JobContext&) -> core::Result<void> {
          if (const auto motion = core::io::readMotionFile(path)) *figure = std::make_shared<const MovingFigure>(motion->clip);
          return {};
        },
        [this, reading, file = files[i], figure] {
          if (reading == reading_ && *figure) clips_.setFigure(file, *figure);
        });
  }
}

void TaughtClipView::showEvent(QShowEvent* event) {
  QTableView::showEvent(event);
  timer_.start();
}

void TaughtClipView::hideEvent(QHideEvent* event) {
  timer_.stop();
  QTableView::hideEvent(event);
}

}  // namespace ui
