#include "ui/models/take_drag.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>
#include <QUrl>
#include <QUuid>

namespace ui {
namespace {

const auto kFiles = QStringLiteral("text/uri-list");
constexpr int kPatienceMs = 3000;  // for who lets go at once, on a busy computer
constexpr int kLookEveryMs = 5;

// Numbers of takes mean something in the program alone that gave them.
const QByteArray& thisProgram() {
  static const QByteArray name = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
  return name;
}

}  // namespace

void WrittenFile::end(core::Result<void> result) {
  const std::lock_guard lock(mutex_);
  result_ = std::move(result);
}

std::optional<core::Result<void>> WrittenFile::result() const {
  const std::lock_guard lock(mutex_);
  return result_;
}

TakeDrag::TakeDrag(core::document::TakeId id, std::shared_ptr<const WrittenFile> file) : file_(std::move(file)) {
  setData(QLatin1String(kTakeMimeType), QByteArray::number(static_cast<qulonglong>(id)) + ' ' + thisProgram());
}

QStringList TakeDrag::formats() const { return file_ ? QMimeData::formats() << kFiles : QMimeData::formats(); }

bool TakeDrag::hasFormat(const QString& mimeType) const { return (file_ && mimeType == kFiles) || QMimeData::hasFormat(mimeType); }

QVariant TakeDrag::retrieveData(const QString& mimeType, QMetaType type) const {
  if (!file_ || mimeType != kFiles) return QMimeData::retrieveData(mimeType, type);
  const auto file = file_;  // a drag that is given up may go while its file is waited for
  QElapsedTimer waited;
  waited.start();
  if (!file->result()) {
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
      if (file->result() || waited.elapsed() > kPatienceMs) loop.quit();
    });
    look.start(kLookEveryMs);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
  }
  const auto result = file->result();
  if (result && result->ok()) return QVariantList{QUrl::fromLocalFile(file->name())};
  Q_EMIT notWritten(result ? result->error() : core::Error{core::ErrorCode::WriteFailed, file->name().toStdString() + ": was not written in three seconds"});
  return {};
}

std::optional<core::document::TakeId> takeIn(const QMimeData& data) {
  const auto words = data.data(QLatin1String(kTakeMimeType)).split(' ');
  bool isNumber = false;
  const auto id = words.first().toULongLong(&isNumber);
  if (!isNumber || words.last() != thisProgram()) return std::nullopt;
  return id;
}

}  // namespace ui
