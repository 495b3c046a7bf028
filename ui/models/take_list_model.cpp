#include "ui/models/take_list_model.h"

#include "ui/look/pose_icon.h"
#include "ui/session/request_conversion.h"
#include "ui/viewport/viewport_widget.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>

#include <algorithm>

namespace ui {

using namespace core::document;

TakeListModel::TakeListModel(DocumentBridge& document, QObject* parent) : QAbstractListModel(parent), document_(document) {
  connect(&document_, &DocumentBridge::takesChanged, this, &TakeListModel::follow);
  connect(&document_, &DocumentBridge::projectReplaced, this, [this] {
    beginResetModel();
    thumbnails_.clear();
    takes_ = document_.project().takes;
    endResetModel();
  });
  connect(&document_, &DocumentBridge::viewChanged, this, [this] {
    if (!takes_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ShownInRole});
  });
  follow();
}

void TakeListModel::follow() {
  const auto& now = document_.project().takes;
  const auto rowOf = [this](std::size_t position) { return static_cast<int>(takes_.size() - 1 - position); };
  for (std::size_t i = 0; i < takes_.size();) {
    if (document_.take(takes_[i].id)) {
      ++i;
      continue;
    }
    beginRemoveRows({}, rowOf(i), rowOf(i));
    thumbnails_.remove(takes_[i].clip.get());
    takes_.erase(takes_.begin() + static_cast<std::ptrdiff_t>(i));
    endRemoveRows();
  }
  // Both lists ascend, so what is missing is missing at its own position.
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (i < takes_.size() && takes_[i].id == now[i].id) {
      const bool isSame = takes_[i].name == now[i].name && takes_[i].isPinned == now[i].isPinned && takes_[i].tags == now[i].tags;
      takes_[i] = now[i];
      if (!isSame) Q_EMIT dataChanged(index(rowOf(i)), index(rowOf(i)));
      continue;
    }
    const int row = static_cast<int>(takes_.size() - i);
    beginInsertRows({}, row, row);
    takes_.insert(takes_.begin() + static_cast<std::ptrdiff_t>(i), now[i]);
    endInsertRows();
  }
}

int TakeListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(takes_.size()); }

QString TakeListModel::subtitle(const Take& take) const {
  const QString length = tr("%1 s").arg(QLocale().toString(take.clip->duration(), 'f', 1));
  switch (take.origin) {
    case Take::Origin::Imported: return tr("Imported · %1").arg(length);
    case Take::Origin::Lifted: return tr("From a video · %1").arg(length);
    case Take::Origin::Restyled: return tr("Restyled · %1").arg(length);
    case Take::Origin::Edited: return tr("Edited · %1").arg(length);
    case Take::Origin::Generated: break;
  }
  return tr("%1 · seed %2").arg(length, QString::number(take.request.seed));
}

QString TakeListModel::explanation(const Take& take) const {
  QStringList lines;
  const auto line = [&lines](const QString& text) { lines << text.toHtmlEscaped(); };
  if (!take.request.prompt.empty()) line(QString::fromStdString(take.request.prompt));
  const QLocale locale;
  if (take.origin == Take::Origin::Lifted)
    line(tr("Lifted from person %1 of %2").arg(QString::number(take.request.video.person), QString::fromStdU16String(take.request.video.keypoints.u16string())));
  if (take.origin == Take::Origin::Generated || take.origin == Take::Origin::Restyled) {
    line(tr("Style: %1").arg(styleTitle(take.request.style)));
    line(tr("Content %1, style %2, style guide %3")
             .arg(take.request.contentWeight ? locale.toString(*take.request.contentWeight, 'f', 1) : tr("as usual"), locale.toString(take.request.styleWeight, 'f', 1),
                  locale.toString(take.request.classifierScale, 'f', 2)));
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
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Take& take = this->take(index.row());
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return QString::fromStdString(take.name);
    case Qt::ToolTipRole: return explanation(take);
    case IdRole: return QVariant::fromValue<qulonglong>(take.id);
    case SubtitleRole: return subtitle(take);
    case PinnedRole: return take.isPinned;
    case TagsRole: {
      QStringList tags;
      for (const auto& tag : take.tags) tags << QString::fromStdString(tag);
      return tags;
    }
    case ShownInRole: {
      const ViewState& view = document_.project().view;
      int shown = 0;
      for (int i = 0; i < view.viewCount; ++i)
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
  auto* data = new QMimeData;
  data->setData(QLatin1String(kTakeMimeType), QByteArray::number(static_cast<qulonglong>(takeId(indexes.first()))));
  return data;
}

TakeId TakeListModel::takeId(const QModelIndex& index) const { return index.isValid() && index.row() < rowCount() ? take(index.row()).id : 0; }

QModelIndex TakeListModel::indexOf(TakeId id) const {
  for (int row = 0; row < rowCount(); ++row)
    if (take(row).id == id) return index(row);
  return {};
}

}  // namespace ui
