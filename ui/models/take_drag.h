#pragma once

#include "core/base/result.h"
#include "core/document/take.h"

#include <QMimeData>

#include <memory>
#include <mutex>
#include <optional>

namespace ui {

/// What a dragged take is called in a QMimeData.
inline constexpr char kTakeMimeType[] = "application/x-gesto-take";

/// A file that is being written. Any thread.
class WrittenFile {
 public:
  explicit WrittenFile(QString name) : name_(std::move(name)) {}
  const QString& name() const { return name_; }
  void end(core::Result<void> result);
  /// None while it is being written.
  std::optional<core::Result<void>> result() const;

 private:
  QString name_;
  mutable std::mutex mutex_;
  std::optional<core::Result<void>> result_;
};

/// A take on its way: for the views of its own program by its number, for a file manager or another program (another studio, too) as a file, which is written while the
/// mouse is still moving. Who lets go before it is there waits for it; the window goes on meanwhile.
class TakeDrag : public QMimeData {
  Q_OBJECT
 public:
  /// file: null offers the number alone.
  TakeDrag(core::document::TakeId id, std::shared_ptr<const WrittenFile> file);

  QStringList formats() const override;
  bool hasFormat(const QString& mimeType) const override;

 Q_SIGNALS:
  /// Somebody asked for the file, and has got none.
  void notWritten(const core::Error& error) const;

 protected:
  QVariant retrieveData(const QString& mimeType, QMetaType type) const override;

 private:
  std::shared_ptr<const WrittenFile> file_;
};

/// The take of this program that is dragged, whose file is none of our business; none for anything else, also for a take of another studio that runs beside this one.
std::optional<core::document::TakeId> takeIn(const QMimeData& data);

}  // namespace ui
