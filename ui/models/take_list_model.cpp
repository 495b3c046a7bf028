#include "ui/models/take_list_model.h"

#include "ui/look/path_text.h"
#include "ui/look/pose_icon.h"
#include "ui/models/take_drag.h"
#include "ui/session/request_conversion.h"
#include "ui/session/take_names.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>

#include <algorithm>
#include <utility>

namespace ui {

using namespace core::document;

TakeListModel::TakeListModel(DocumentBridge& document, QObject* parent) : QAbstractListModel(parent), document_(document) {
  connect(&document_, &DocumentBridge::takesChanged, this, &TakeListModel::follow);
  connect(&document_, &DocumentBridge::draftChanged, this, &TakeListModel::showChanges);
  connect(&document_, &DocumentBridge::projectReplaced, this, &TakeListModel::reset);
  connect(&document_, &DocumentBridge::viewChanged, this, [this] {
    if (!rows_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ShownInRole});
    showChanges();
  });
  reset();
}

void TakeListModel::showChanges() {
  const auto& project = document_.project();
  std::vector<TakeId> changed;
  for (int i = 0; i < project.view.viewCount; ++i)
    if (const Take* take = document_.take(project.view.shown[static_cast<std::size_t>(i)]); take && !changedSince(project, *take).isEmpty()) changed.push_back(take->id);
  if (changed == changed_) return;
  const auto before = std::exchange(changed_, changed);
  for (const auto& ids : {before, changed})
    for (const TakeId id : ids)
      if (const QModelIndex row = indexOf(id); row.isValid()) Q_EMIT dataChanged(row, row, {SubtitleRole});
}

void TakeListModel::reset() {
  beginResetModel();
  thumbnails_.clear();
  known_.clear();
  for (const Take& take : document_.project().takes) known_[take.id] = take;
  rows_ = familyOrder(document_.project().takes);
  endResetModel();
  showChanges();
}

// What is gone goes, what moved with its family moves, what is new comes in: so the views keep their places.
void TakeListModel::follow() {
  const auto now = familyOrder(document_.project().takes);
  for (int row = rowCount() - 1; row >= 0; --row) {
    const TakeId id = rows_[static_cast<std::size_t>(row)].id;
    if (document_.take(id)) continue;
    beginRemoveRows({}, row, row);
    thumbnails_.remove(known_[id].clip.get());
    known_.erase(id);
    rows_.erase(rows_.begin() + row);
    endRemoveRows();
  }
  std::vector<FamilyPlace> kept;
  for (const auto& place : now)
    if (known_.contains(place.id)) kept.push_back(place);
  if (!std::equal(kept.begin(), kept.end(), rows_.begin(), rows_.end(), [](const auto& a, const auto& b) { return a.id == b.id; })) {
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& place : before) {
      const auto found = std::find_if(kept.begin(), kept.end(), [id = rows_[static_cast<std::size_t>(place.row())].id](const auto& row) { return row.id == id; });
      after << index(static_cast<int>(found - kept.begin()), place.column());
    }
    rows_ = kept;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    const int row = static_cast<int>(i);
    const Take& take = *document_.take(now[i].id);
    if (!known_.contains(take.id)) {
      beginInsertRows({}, row, row);
      known_[take.id] = take;
      rows_.insert(rows_.begin() + row, now[i]);
      endInsertRows();
      continue;
    }
    Take& old = known_[take.id];
    const bool isSame = old.name == take.name && old.isPinned == take.isPinned && old.tags == take.tags && rows_[i] == now[i];
    old = take;
    rows_[i] = now[i];
    if (!isSame) Q_EMIT dataChanged(index(row), index(row));
  }
}

int TakeListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

QString TakeListModel::subtitle(const Take& take) const {
  const QString length = tr("%1 s").arg(QLocale().toString(take.clip->duration(), 'f', 1));
  switch (take.origin) {
    case Take::Origin::Imported: return tr("Imported · %1").arg(length);
    case Take::Origin::Lifted: return tr("From a video · %1").arg(length);
    case Take::Origin::Restyled: return tr("Restyled · %1").arg(length);
    case Take::Origin::Edited: return tr("Edited · %1").arg(length);
    case Take::Origin::Generated: break;
  }
  const QString words = tr("%1 · seed %2").arg(length, QString::number(take.request.seed));
  return std::find(changed_.begin(), changed_.end(), take.id) == changed_.end() ? words : tr("%1 · changed since").arg(words);
}

QString TakeListModel::explanation(const Take& take) const {
  QStringList lines;
  const auto line = [&lines](const QString& text) { lines << text.toHtmlEscaped(); };
  if (take.parent) line(takeTitle(document_.project(), take.id));
  if (!take.request.prompt.empty()) line(QString::fromStdString(take.request.prompt));
  const QLocale locale;
  if (take.origin == Take::Origin::Lifted) line(tr("Lifted from person %1 of %2").arg(QString::number(take.request.video.person), textOf(take.request.video.keypoints)));
  if (take.origin == Take::Origin::Generated || take.origin == Take::Origin::Restyled) {
    line(tr("Style: %1").arg(take.origin == Take::Origin::Restyled ? restyledTitle(take.request) : styleTitle(take.request.style)));
    line(tr("Content %1, style %2, style guide %3")
             .arg(take.request.guidance.contentWeight ? locale.toString(*take.request.guidance.contentWeight, 'f', 1) : tr("as usual"),
                  locale.toString(take.request.guidance.styleWeight, 'f', 1), locale.toString(take.request.guidance.classifierScale, 'f', 2)));
    if (take.request.mixture) line(tr("In 2D down to step %1, then in 3D").arg(*take.request.mixture));
    const QString seconds = locale.toString(take.report.secondsTaken, 'f', 1);
    line(take.request.steps ? tr("Seed %1, %2 steps, made in %3 s").arg(take.request.seed).arg(*take.request.steps).arg(seconds)
                            : tr("Seed %1, made in %2 s").arg(take.request.seed).arg(seconds));
    if (take.parent) line(take.origin == Take::Origin::Restyled ? tr("Restyled from take %1").arg(take.parent) : tr("Made again from take %1").arg(take.parent));
  }
  if (take.origin != Take::Origin::Imported) line(locale.toString(QDateTime::fromSecsSinceEpoch(take.createdAt), QLocale::ShortFormat));
  if (take.origin == Take::Origin::Edited) line(tr("Made from take %1").arg(take.parent));
  for (const auto& remark : take.report.remarks) line(QString::fromStdString(remark));
  return QStringLiteral("<p>") + lines.join(QStringLiteral("<br>")) + QStringLiteral("</p>");
}

QVariant TakeListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !checkIndex(index)) return {};  // Ctrl+C in a list without a current row asks for no row
  const Take& take = this->take(index.row());
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return QString::fromStdString(take.name);
    case Qt::ToolTipRole: return explanation(take);
    case IdRole: return QVariant::fromValue<qulonglong>(take.id);
    case SubtitleRole: return subtitle(take);
    case DepthRole: return rows_[static_cast<std::size_t>(index.row())].depth;
    case TitleRole: return takeTitle(document_.project(), take.id);
    case PinnedRole: return take.isPinned;
    case TagsRole: {
      QStringList tags;
      for (const auto& tag : take.tags) tags << QString::fromStdString(tag);
      return tags;
    }
    case ShownInRole: {
      const ViewState& view = document_.project().view;
      int shown = 0;
      for (int i = 0; i < view.shownCount(); ++i)
        if (view.shown[static_cast<std::size_t>(i)] == take.id) shown |= 1 << i;
      return shown;
    }
    case ThumbnailRole: {
      auto& pixmap = thumbnails_[take.clip.get()];
      if (pixmap.isNull()) pixmap = clipThumbnail(take.clip, {40, 48}, qGuiApp->devicePixelRatio());
      return pixmap;
    }
    default: return {};
  }
}

bool TakeListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
  const QString name = value.toString().simplified();
  if (name.isEmpty() || name == QString::fromStdString(take(index.row()).name)) return false;
  document_.run(std::make_unique<RenameTake>(takeId(index), name.toStdString()));
  return true;
}

Qt::ItemFlags TakeListModel::flags(const QModelIndex& index) const {
  return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemIsEditable | Qt::ItemIsDragEnabled : Qt::NoItemFlags;
}

QStringList TakeListModel::mimeTypes() const { return {QLatin1String(kTakeMimeType)}; }

QMimeData* TakeListModel::mimeData(const QModelIndexList& indexes) const {
  if (indexes.isEmpty()) return nullptr;
  return new TakeDrag(takeId(indexes.first()), nullptr);
}

TakeId TakeListModel::takeId(const QModelIndex& index) const { return index.isValid() && index.row() < rowCount() ? take(index.row()).id : 0; }

QModelIndex TakeListModel::indexOf(TakeId id) const {
  for (int row = 0; row < rowCount(); ++row)
    if (take(row).id == id) return index(row);
  return {};
}

}  // namespace ui
