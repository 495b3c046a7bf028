#pragma once

#include "core/document/take.h"
#include "core/services/generation_service.h"

#include <QAbstractListModel>

namespace ui {

/// "No style", then the styles of the model's library, then the person's own clips.
class StyleListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { KindRole = Qt::UserRole + 1, SearchRole };

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

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

  core::document::TakeStyle style(const QModelIndex& index) const;
  /// Invalid when the style is not listed.
  QModelIndex indexOf(const core::document::TakeStyle& style) const;

 private:
  struct Entry {
    core::document::TakeStyle style;
    QString title;
    QString keywords;
    QString remark;
  };
  std::vector<Entry> entries_;
  bool isLibraryEnabled_ = true;
};

}  // namespace ui
