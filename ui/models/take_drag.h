#pragma once

#include "core/document/take.h"

#include <QMimeData>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace ui {

/// What a dragged take is called in a QMimeData.
inline constexpr char kTakeMimeType[] = "application/x-gesto-take";

/// A file that is being written; who needs it waits. Any thread.
class WrittenFile {
 public:
  explicit WrittenFile(QString name) : name_(std::move(name)) {}
  const QString& name() const { return name_; }
  void end(bool isThere);
  /// False where it could not be written, or not in that time.
  bool wait(std::chrono::milliseconds patience) const;

 private:
  enum class State { Writing, There, Failed };
  QString name_;
  mutable std::mutex mutex_;
  mutable std::condition_variable ended_;
  State state_ = State::Writing;
};

/// A take on its way: for the views by its number, for a file manager or another program as a file, which is written while the mouse is still moving.
class TakeDrag : public QMimeData {
  Q_OBJECT
 public:
  /// file: null offers the number alone.
  TakeDrag(core::document::TakeId id, std::shared_ptr<const WrittenFile> file);

  QStringList formats() const override;
  bool hasFormat(const QString& mimeType) const override;

 protected:
  QVariant retrieveData(const QString& mimeType, QMetaType type) const override;

 private:
  std::shared_ptr<const WrittenFile> file_;
};

/// Whether it is a take of a window of ours, whose file is none of our business.
inline bool isTake(const QMimeData& data) { return data.hasFormat(QLatin1String(kTakeMimeType)); }

}  // namespace ui
