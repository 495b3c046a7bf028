#pragma once

#include "core/document/take_family.h"
#include "ui/session/document_bridge.h"

#include <QAbstractListModel>
#include <QHash>
#include <QPixmap>

#include <map>

namespace ui {

/// The project's takes by families, each below what it was made from, newest first. Follows the document by itself; renaming goes through its undo
/// history.
class TakeListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { IdRole = Qt::UserRole + 1, SubtitleRole, PinnedRole, ShownInRole, TagsRole, ThumbnailRole, DepthRole, TitleRole };

  explicit TakeListModel(DocumentBridge& document, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;

  core::document::TakeId takeId(const QModelIndex& index) const;
  QModelIndex indexOf(core::document::TakeId id) const;

 private:
  void follow();
  void reset();
  /// Which of the shown takes are older than the draft.
  void showChanges();
  const core::document::Take& take(int row) const { return known_.at(rows_[static_cast<std::size_t>(row)].id); }
  QString subtitle(const core::document::Take& take) const;
  QString explanation(const core::document::Take& take) const;

  DocumentBridge& document_;
  std::vector<core::document::FamilyPlace> rows_;  // what the views know
  std::map<core::document::TakeId, core::document::Take> known_;
  std::vector<core::document::TakeId> changed_;
  mutable QHash<const void*, QPixmap> thumbnails_;
};

}  // namespace ui
