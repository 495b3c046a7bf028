#include "ui/models/take_drag.h"

#include <QUrl>

namespace ui {
namespace {

const auto kFiles = QStringLiteral("text/uri-list");
constexpr std::chrono::milliseconds kPatience{3000};  // who lets go at once, on a busy computer

}  // namespace

void WrittenFile::end(bool isThere) {
  {
    const std::lock_guard lock(mutex_);
    state_ = isThere ? State::There : State::Failed;
  }
  ended_.notify_all();
}

bool WrittenFile::wait(std::chrono::milliseconds patience) const {
  std::unique_lock lock(mutex_);
  ended_.wait_for(lock, patience, [this] { return state_ != State::Writing; });
  return state_ == State::There;
}

TakeDrag::TakeDrag(core::document::TakeId id, std::shared_ptr<const WrittenFile> file) : file_(std::move(file)) {
  setData(QLatin1String(kTakeMimeType), QByteArray::number(static_cast<qulonglong>(id)));
}

QStringList TakeDrag::formats() const { return file_ ? QMimeData::formats() << kFiles : QMimeData::formats(); }

bool TakeDrag::hasFormat(const QString& mimeType) const { return (file_ && mimeType == kFiles) || QMimeData::hasFormat(mimeType); }

QVariant TakeDrag::retrieveData(const QString& mimeType, QMetaType type) const {
  if (!file_ || mimeType != kFiles) return QMimeData::retrieveData(mimeType, type);
  return file_->wait(kPatience) ? QVariant(QVariantList{QUrl::fromLocalFile(file_->name())}) : QVariant();
}

}  // namespace ui
