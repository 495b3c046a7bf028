#include "ui/models/style_list_model.h"

#include "ui/look/path_text.h"
#include "ui/look/pose_icon.h"
#include "ui/look/theme.h"
#include "ui/session/request_conversion.h"

#include <QGuiApplication>

#include <algorithm>

namespace ui {

using core::document::TakeStyle;

namespace {

/// "name:old", "file:/home/me/otto.bvh".
QString keyOf(const TakeStyle& style) {
  if (style.kind == TakeStyle::Kind::Named) return QStringLiteral("name:") + QString::fromStdString(style.name);
  return style.kind == TakeStyle::Kind::File ? QStringLiteral("file:") + textOf(style.file) : QString();
}

}  // namespace

StyleListModel::StyleListModel(QObject* parent) : QAbstractListModel(parent) {
  entries_.push_back({TakeStyle{}, styleTitle({}), {}, tr("The model decides how the motion is done.")});
}

void StyleListModel::setLibrary(const std::vector<core::services::StyleInfo>& styles) {
  beginResetModel();
  std::erase_if(entries_, [](const Entry& entry) { return entry.style.kind == TakeStyle::Kind::Named; });
  std::vector<Entry> library;
  for (const auto& style : styles) {
    QStringList keywords{QString::fromStdString(style.label)};
    for (const auto& alias : style.aliases) keywords << QString::fromStdString(alias);
    if (!style.title.empty()) keywords << QString::fromStdString(style.title);
    library.push_back({{TakeStyle::Kind::Named, style.label, {}}, titleFromLabel(keywords.first()), keywords.join(u' '), {}});
  }
  entries_.insert(entries_.begin() + 1, library.begin(), library.end());
  endResetModel();
}

QModelIndex StyleListModel::addFile(const std::filesystem::path& file, const QString& remark) {
  const TakeStyle style{TakeStyle::Kind::File, {}, file};
  if (const auto known = indexOf(style); known.isValid()) return known;
  const int row = rowCount();
  beginInsertRows({}, row, row);
  entries_.push_back({style, styleTitle(style), {}, remark});
  endInsertRows();
  return index(row);
}

void StyleListModel::retranslate() {
  for (auto& entry : entries_) entry.title = styleTitle(entry.style);
  entries_.front().remark = tr("The model decides how the motion is done.");
  Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void StyleListModel::removeFile(const std::filesystem::path& file) {
  const auto found = indexOf({TakeStyle::Kind::File, {}, file});
  if (!found.isValid()) return;
  beginRemoveRows({}, found.row(), found.row());
  entries_.erase(entries_.begin() + found.row());
  endRemoveRows();
}

QStringList StyleListModel::files() const {
  QStringList files;
  for (const auto& entry : entries_)
    if (entry.style.kind == TakeStyle::Kind::File) files << QString::fromStdString(entry.style.file.string());
  return files;
}

void StyleListModel::setLibraryEnabled(bool isEnabled) {
  if (isEnabled == isLibraryEnabled_) return;
  isLibraryEnabled_ = isEnabled;
  Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

Qt::ItemFlags StyleListModel::flags(const QModelIndex& index) const {
  auto flags = QAbstractListModel::flags(index);
  const bool isOff = !isLibraryEnabled_ && style(index).kind == TakeStyle::Kind::Named;
  return isOff ? flags & ~Qt::ItemIsEnabled : flags;
}

int StyleListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(entries_.size()); }

QVariant StyleListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !checkIndex(index)) return {};  // Ctrl+C in a list without a current row asks for no row
  const Entry& entry = entries_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole: return entry.title;
    case Qt::ToolTipRole: {
      if (entry.style.kind == TakeStyle::Kind::Named && !isLibraryEnabled_) return tr("The chosen model takes its style from a clip, not by name.");
      if (entry.style.kind == TakeStyle::Kind::Named) return tr("The way of moving that the model learned as “%1”.").arg(entry.title);
      if (entry.style.kind == TakeStyle::Kind::None) return entry.remark;
      const QString path = QString::fromStdString(entry.style.file.string());
      return entry.remark.isEmpty() ? path : path + u'\n' + entry.remark;
    }
    case Qt::DecorationRole: {
      const qreal ratio = qGuiApp->devicePixelRatio();
      if (entry.style.kind == TakeStyle::Kind::None) return QIcon(noStyleIcon(44, ratio));
      if (entry.style.kind == TakeStyle::Kind::File) return theme::icon(QStringLiteral("file_clip"), theme::kTextDim);
      return QIcon(styleIcon(QString::fromStdString(entry.style.name), 44, ratio));
    }
    case KindRole: return static_cast<int>(entry.style.kind);
    case StyleRole: return QVariant::fromValue(entry.style);
    case FavouriteRole: return isFavourite(entry.style);
    case RecentRole: return static_cast<int>(recent_.indexOf(keyOf(entry.style)));
    case Qt::AccessibleTextRole: return isFavourite(entry.style) ? tr("%1, favourite").arg(entry.title) : entry.title;
    case SearchRole: return QString(entry.title + u' ' + entry.keywords);
    default: return {};
  }
}

TakeStyle StyleListModel::style(const QModelIndex& index) const {
  return index.isValid() && index.row() < rowCount() ? entries_[static_cast<std::size_t>(index.row())].style : TakeStyle{};
}

QModelIndex StyleListModel::indexOf(const TakeStyle& style) const {
  for (std::size_t i = 0; i < entries_.size(); ++i)
    if (entries_[i].style == style) return index(static_cast<int>(i));
  return {};
}

void StyleListModel::setRemembered(const QStringList& favourites, const QStringList& recent) {
  favourites_ = favourites;
  recent_ = recent.first(std::min<qsizetype>(recent.size(), kMostRecent));
  Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

bool StyleListModel::isFavourite(const TakeStyle& style) const { return favourites_.contains(keyOf(style)); }

void StyleListModel::setFavourite(const TakeStyle& style, bool isOne) {
  const QString key = keyOf(style);
  if (key.isEmpty() || isFavourite(style) == isOne) return;
  isOne ? favourites_.append(key) : void(favourites_.removeAll(key));
  tellRemembered();
}

void StyleListModel::noteUsed(const TakeStyle& style) {
  const QString key = keyOf(style);
  if (key.isEmpty() || (!recent_.isEmpty() && recent_.front() == key)) return;
  recent_.removeAll(key);
  recent_.prepend(key);
  while (recent_.size() > kMostRecent) recent_.removeLast();
  tellRemembered();
}

void StyleListModel::tellRemembered() {
  Q_EMIT dataChanged(index(0), index(rowCount() - 1));
  Q_EMIT rememberedChanged();
}

}  // namespace ui
