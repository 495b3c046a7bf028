#pragma once

#include "core/document/take.h"
#include "core/services/generation_service.h"

#include <QAbstractListModel>

namespace ui {

/// "No style", then the styles of the model's library, then the person's own clips.
class StyleListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  /// RecentRole: 0 for the one that was used last, then 1, 2, ...; -1 for others.
  enum Role { KindRole = Qt::UserRole + 1, SearchRole, StyleRole, FavouriteRole, RecentRole };
  static constexpr int kMostRecent = 4;

  explicit StyleListModel(QObject* parent = nullptr);

  void setLibrary(const std::vector<core::services::StyleInfo>& styles);
  /// Adds a clip once; the row it has. remark: what was assumed about it, for the tool tip.
  QModelIndex addFile(const std::filesystem::path& file, const QString& remark = {});
  void removeFile(const std::filesystem::path& file);
  QStringList files() const;
  /// After another language was chosen.
  void retranslate();
  /// Whether the library's styles can be chosen: a model may know none by name.
  void setLibraryEnabled(bool isEnabled);

  /// Favourites and the last used ones are remembered by name, so that they outlive a library that is read anew. As keys for the settings.
  QStringList favourites() const { return favourites_; }
  QStringList recent() const { return recent_; }
  void setRemembered(const QStringList& favourites, const QStringList& recent);
  void setFavourite(const core::document::TakeStyle& style, bool isOne);
  bool isFavourite(const core::document::TakeStyle& style) const;
  /// A take was made with it.
  void noteUsed(const core::document::TakeStyle& style);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

  core::document::TakeStyle style(const QModelIndex& index) const;
  /// Invalid when the style is not listed.
  QModelIndex indexOf(const core::document::TakeStyle& style) const;

 Q_SIGNALS:
  /// Favourites or the last used ones: for the settings.
  void rememberedChanged();

 private:
  void tellRemembered();
  struct Entry {
    core::document::TakeStyle style;
    QString title;
    QString keywords;
    QString remark;
  };
  std::vector<Entry> entries_;
  QStringList favourites_, recent_;  // keys
  bool isLibraryEnabled_ = true;
};

}  // namespace ui
