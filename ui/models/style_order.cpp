#include "ui/models/style_order.h"

#include "core/document/take.h"
#include "ui/models/style_list_model.h"

#include <tuple>

namespace ui {

namespace {

using Kind = core::document::TakeStyle::Kind;

Kind kindOf(const QModelIndex& index) { return static_cast<Kind>(index.data(StyleListModel::KindRole).toInt()); }

}  // namespace

StyleOrder::StyleOrder(QObject* parent) : QSortFilterProxyModel(parent) {
  setDynamicSortFilter(true);
  sort(0);
}

void StyleOrder::setWords(const QString& words) {
  words_ = words;
  invalidateFilter();
}

void StyleOrder::setWhich(Which which) {
  which_ = which;
  invalidateFilter();
}

bool StyleOrder::filterAcceptsRow(int row, const QModelIndex& parent) const {
  const QModelIndex index = sourceModel()->index(row, 0, parent);
  switch (which_) {
    case Which::Favourites:
      if (!index.data(StyleListModel::FavouriteRole).toBool()) return false;
      break;
    case Which::Recent:
      if (index.data(StyleListModel::RecentRole).toInt() < 0) return false;
      break;
    case Which::Own:
      if (kindOf(index) != Kind::File) return false;
      break;
    case Which::All: break;
  }
  return index.data(StyleListModel::SearchRole).toString().contains(words_, Qt::CaseInsensitive);
}

bool StyleOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const auto place = [](const QModelIndex& index) {
    const int recent = index.data(StyleListModel::RecentRole).toInt();
    const int group = kindOf(index) == Kind::None ? 0 : index.data(StyleListModel::FavouriteRole).toBool() ? 1 : recent >= 0 ? 2 : 3;
    return std::tuple(group, group == 2 ? recent : 0, index.row());
  };
  return place(left) < place(right);
}

}  // namespace ui
