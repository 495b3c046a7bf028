#include "ui/film/film_writer.h"

#include "ui/film/gif_writer.h"
#include "ui/look/path_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSaveFile>
#include <QStandardPaths>

#include <filesystem>
#include <utility>

namespace ui {
namespace {

using core::Error;
using core::ErrorCode;
using core::Result;

Error writeFailed(const QString& file, const QString& why) { return Error{ErrorCode::WriteFailed, (file + QStringLiteral(": ") + why).toStdString()}; }

class PictureWriter : public FilmWriter {
 public:
  explicit PictureWriter(QString file) : file_(std::move(file)) {}
  ~PictureWriter() override {
    if (isFinished_) return;
    for (const QString& written : written_) QFile::remove(written);
  }
  Result<void> add(const QImage& frame) override {
    const QFileInfo info(file_);
    const QString name = info.dir().filePath(QStringLiteral("%1_%2.png").arg(info.completeBaseName()).arg(written_.size() + 1, 4, 10, QLatin1Char('0')));
    written_ << name;
    if (!frame.save(name, "PNG")) return writeFailed(name, QStringLiteral("cannot be written"));
    return {};
  }
  Result<void> finish() override {
    isFinished_ = true;
    return {};
  }

 private:
  QString file_;
  QStringList written_;
  bool isFinished_ = false;
};

class GifFile : public FilmWriter {
 public:
  explicit GifFile(const FilmTarget& target)
      : file_(target.file), gif_(target.size, target.fps, [this](const QByteArray& bytes) { return file_.write(bytes) == bytes.size(); }) {}
  Result<void> open() {
    if (!file_.open(QIODevice::WriteOnly)) return failed();
    return {};
  }
  Result<void> add(const QImage& frame) override {
    if (!gif_.add(frame)) return failed();
    return {};
  }
  Result<void> finish() override {
    if (!gif_.finish() || !file_.commit()) return failed();
    return {};
  }

 private:
  Error failed() const { return writeFailed(file_.fileName(), file_.errorString()); }
  QSaveFile file_;  // leaves nothing without commit
  GifWriter gif_;
};

/// ffmpeg reads the bare frames from a pipe. It writes beside the file until that is whole.
class FfmpegFile : public FilmWriter {
 public:
  explicit FfmpegFile(const FilmTarget& target) : target_(target) {
    const QFileInfo info(target.file);
    part_ = info.dir().filePath(info.completeBaseName() + QStringLiteral(".part.") + info.suffix());  // its ending tells ffmpeg the format
  }
  ~FfmpegFile() override {
    if (process_.state() != QProcess::NotRunning) {
      process_.kill();
      process_.waitForFinished(kPatienceMs);
    }
    QFile::remove(part_);
  }
  Result<void> open() {
    QStringList words{QStringLiteral("-y"),
                      QStringLiteral("-loglevel"),
                      QStringLiteral("error"),
                      QStringLiteral("-f"),
                      QStringLiteral("rawvideo"),
                      QStringLiteral("-pix_fmt"),
                      QStringLiteral("bgra"),
                      QStringLiteral("-s"),
                      QStringLiteral("%1x%2").arg(target_.size.width()).arg(target_.size.height()),
                      QStringLiteral("-r"),
                      QString::number(target_.fps, 'g', 8),
                      QStringLiteral("-i"),
                      QStringLiteral("-")};
    if (target_.kind == FilmKind::Mp4)
      // Players want even sides and this order of colours.
      words << QStringLiteral("-vf") << QStringLiteral("pad=ceil(iw/2)*2:ceil(ih/2)*2") << QStringLiteral("-c:v") << QStringLiteral("libx264") << QStringLiteral("-crf")
            << QStringLiteral("18") << QStringLiteral("-pix_fmt") << QStringLiteral("yuv420p") << QStringLiteral("-movflags") << QStringLiteral("+faststart");
    else
      words << QStringLiteral("-c:v") << QStringLiteral("libwebp_anim") << QStringLiteral("-quality") << QStringLiteral("82") << QStringLiteral("-loop")
            << QStringLiteral("0");
    words << part_;
    process_.start(target_.ffmpeg, words);
    if (!process_.waitForStarted(kPatienceMs)) return Error{ErrorCode::NotFound, (target_.ffmpeg + QStringLiteral(": cannot be started")).toStdString()};
    return {};
  }
  Result<void> add(const QImage& frame) override {
    const QImage image = frame.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) process_.write(reinterpret_cast<const char*>(image.constScanLine(y)), 4 * static_cast<qint64>(image.width()));
    while (process_.bytesToWrite() > 0)
      if (!process_.waitForBytesWritten(kPatienceMs)) return said();
    return {};
  }
  Result<void> finish() override {
    process_.closeWriteChannel();
    if (!process_.waitForFinished(10 * kPatienceMs) || process_.exitStatus() != QProcess::NormalExit || process_.exitCode() != 0) return said();
    std::error_code error;
    std::filesystem::rename(pathOf(part_), pathOf(target_.file), error);
    if (error) return writeFailed(target_.file, QString::fromStdString(error.message()));
    return {};
  }

 private:
  static constexpr int kPatienceMs = 30'000;
  Error said() {
    const QString words = QString::fromLocal8Bit(process_.readAllStandardError()).simplified();
    return writeFailed(target_.file, words.isEmpty() ? QStringLiteral("ffmpeg gave up") : QStringLiteral("ffmpeg says: ") + words.left(300));
  }
  FilmTarget target_;
  QString part_;
  QProcess process_;
};

}  // namespace

QString findFfmpeg() { return QStandardPaths::findExecutable(QStringLiteral("ffmpeg")); }

QString suffixOf(FilmKind kind) {
  switch (kind) {
    case FilmKind::Gif: return QStringLiteral(".gif");
    case FilmKind::Webp: return QStringLiteral(".webp");
    case FilmKind::Mp4: return QStringLiteral(".mp4");
    case FilmKind::Pictures:
    case FilmKind::Strip: break;
  }
  return QStringLiteral(".png");
}

Result<std::unique_ptr<FilmWriter>> makeFilmWriter(const FilmTarget& target) {
  constexpr int kSmallest = 16, kLargest = 8192;
  const auto fits = [](int side) { return side >= kSmallest && side <= kLargest; };
  if (!fits(target.size.width()) || !fits(target.size.height()))
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("a film is 16 to 8192 pixels wide and high, not %1 x %2").arg(target.size.width()).arg(target.size.height()).toStdString()};
  if (!(target.fps >= 1.0 && target.fps <= 120.0)) return Error{ErrorCode::InvalidArgument, "a film has 1 to 120 frames a second"};
  if (!QFileInfo(target.file).dir().exists()) return writeFailed(target.file, QStringLiteral("there is no such folder"));
  switch (target.kind) {
    case FilmKind::Pictures: return std::unique_ptr<FilmWriter>(std::make_unique<PictureWriter>(target.file));
    case FilmKind::Gif: {
      auto gif = std::make_unique<GifFile>(target);
      if (auto opened = gif->open(); !opened) return opened.error();
      return std::unique_ptr<FilmWriter>(std::move(gif));
    }
    case FilmKind::Strip: return Error{ErrorCode::InvalidArgument, "a strip of poses is one picture and no film"};
    case FilmKind::Webp:
    case FilmKind::Mp4: break;
  }
  if (target.ffmpeg.isEmpty()) return Error{ErrorCode::NotFound, "ffmpeg is not installed: it makes WebP and MP4"};
  auto film = std::make_unique<FfmpegFile>(target);
  if (auto opened = film->open(); !opened) return opened.error();
  return std::unique_ptr<FilmWriter>(std::move(film));
}

}  // namespace ui
