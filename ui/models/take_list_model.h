#pragma once

#include "ui/session/document_bridge.h"

#include <QAbstractListModel>
#include <QHash>
#include <QPixmap>

namespace ui {

/// The project's takes, newest first. Follows the document by itself; renaming goes through its undo history.
class TakeListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { IdRole = Qt::UserRole + 1, SubtitleRole, PinnedRole, ShownInRole, TagsRole, ThumbnailRole };

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
  const core::document::Take& take(int row) const { return takes_[takes_.size() - 1 - static_cast<std::size_t>(row)]; }
  QString subtitle(const core::document::Take& take) const;
  QString explanation(const core::document::Take& take) const;

  DocumentBridge& document_;
  std::vector<core::document::Take> takes_;  // what the views know; ascending id
  mutable QHash<const void*, QPixmap> thumbnails_;
};

}  // namespace ui
