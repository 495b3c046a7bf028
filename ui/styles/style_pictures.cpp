#include "ui/styles/style_pictures.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "ui/look/path_text.h"
#include "ui/look/pose_icon.h"
#include "ui/session/clip_files.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <vector>

namespace ui {

namespace {

using core::document::TakeStyle;
using core::motion::Clip;

constexpr int kDrawing = 2;               // raised when reels are drawn otherwise, so that kept ones are drawn anew
constexpr double kLongestRound = 2.4;     // seconds
constexpr double kSecondsOfAStyle = 9.8;  // what a model takes of a clip
constexpr int kMostKept = 400;            // files in the folder
const auto kSecondsText = QStringLiteral("Seconds");

/// Where the style's motion is; not a file where there is none.
QFileInfo sourceOf(const TakeStyle& style, const QString& motions) {
  if (style.kind == TakeStyle::Kind::File) return QFileInfo(textOf(style.file));
  return QFileInfo(motions.isEmpty() ? QString() : motions + u'/' + QString::fromStdString(style.name) + QStringLiteral(".bvh"));
}

/// Another one when the file was written again.
QString keptName(const QFileInfo& source, const QSize& size, qreal pixelRatio) {
  core::base::ContentHash hash;
  hash.add(QStringLiteral("%1|%2|%3|").arg(source.absoluteFilePath()).arg(source.size()).arg(source.lastModified().toMSecsSinceEpoch()).toStdString());
  hash.add(QStringLiteral("%1x%2|%3|%4").arg(size.width()).arg(size.height()).arg(pixelRatio).arg(kDrawing).toStdString());
  return QString::fromStdString(hash.hex()) + QStringLiteral(".png");
}

/// The round of a clip: all of a short one, of a longer one the middle of what a model takes.
std::vector<double> roundOf(const Clip& clip) {
  const double length = std::min(clip.duration(), kLongestRound), start = 0.5 * (std::min(clip.duration(), kSecondsOfAStyle) - length);
  std::vector<double> times(static_cast<std::size_t>(std::max(2.0, length * StyleReel::kFps)));
  for (std::size_t i = 0; i < times.size(); ++i) times[i] = start + length * static_cast<double>(i) / static_cast<double>(times.size());
  return times;
}

/// Writes beside and renames. A folder that is full or closed only costs drawing again.
void keep(const QString& folder, const QString& name, QImage image, double seconds, int count) {
  QDir dir(folder);
  if (!dir.mkpath(QStringLiteral("."))) return;
  image.setText(kSecondsText, QStringLiteral("%1 %2").arg(seconds, 0, 'g', 17).arg(count));
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  if (!image.save(&buffer, "PNG")) return;
  (void)core::base::writeFileAtomically(pathOf(dir.filePath(name)), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
  const auto kept = dir.entryInfoList({QStringLiteral("*.png")}, QDir::Files, QDir::Time);
  for (qsizetype i = kMostKept; i < kept.size(); ++i) QFile::remove(kept[i].filePath());
}

}  // namespace

void StyleReel::paint(QPainter& painter, const QPoint& at, double seconds) const {
  if (count == 0) return;
  const int frame = static_cast<int>(seconds * kFps) % count, columns = std::min(count, kPictureColumns);
  const QSizeF pixels = QSizeF(size) * frames.devicePixelRatio();
  painter.drawImage(QRectF(at, size), frames, QRectF(QPointF(frame % columns * pixels.width(), frame / columns * pixels.height()), pixels));
}

StylePictures::StylePictures(JobBridge& jobs, const QString& folder, const QString& motions, QObject* parent)
    : QObject(parent), jobs_(jobs, core::jobs::Lane::Edit), folder_(folder), motions_(motions) {}

StylePictures::Entry* StylePictures::find(const TakeStyle& style, const QSize& size, qreal pixelRatio) {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& one) { return one.style == style && one.size == size && one.pixelRatio == pixelRatio; });
  return found == entries_.end() ? nullptr : &*found;
}

const StyleReel* StylePictures::reel(const TakeStyle& style, const QSize& size, qreal pixelRatio) {
  if (style.kind == TakeStyle::Kind::None) return nullptr;
  if (const Entry* known = find(style, size, pixelRatio)) return known->reel.count > 0 ? &known->reel : nullptr;
  entries_.push_back({style, size, pixelRatio, {{}, size, 0}});
  struct Answer {
    QImage frames;
    int count = 0;
    double seconds = 0.0;
  };
  auto answer = std::make_shared<Answer>();
  jobs_.submitQuietly(
      [style, size, pixelRatio, answer, folder = folder_, motions = motions_](core::jobs::JobContext&) -> core::Result<void> {
        const QFileInfo source = sourceOf(style, motions);
        if (!source.isFile()) return {};
        const QString name = keptName(source, size, pixelRatio);
        if (QImageReader kept(folder + u'/' + name, "png"); !folder.isEmpty() && kept.canRead()) {
          const QImage read = kept.read();
          const QStringList said = read.text(kSecondsText).split(u' ');
          answer->frames = read.convertToFormat(QImage::Format_ARGB32_Premultiplied);
          if (said.size() == 2 && !answer->frames.isNull()) {
            answer->seconds = said[0].toDouble();
            answer->count = said[1].toInt();
            answer->frames.setDevicePixelRatio(pixelRatio);
            return {};
          }
        }
        const auto clip = readClip(pathOf(source.filePath()));
        if (!clip) return {};
        const auto times = roundOf(**clip);
        answer->frames = clipPictures(*clip, size, pixelRatio, times);
        if (answer->frames.isNull()) return {};
        answer->count = static_cast<int>(times.size());
        answer->seconds = style.kind == TakeStyle::Kind::File ? (*clip)->duration() : 0.0;
        if (!folder.isEmpty()) keep(folder, name, answer->frames, answer->seconds, answer->count);
        return {};
      },
      [this, style, size, pixelRatio, answer] {
        Entry* entry = find(style, size, pixelRatio);
        if (!entry || answer->count == 0) return;
        entry->reel.frames = answer->frames;
        entry->reel.count = answer->count;
        entry->seconds = answer->seconds;
        Q_EMIT drawn(style);
      });
  return nullptr;
}

double StylePictures::seconds(const TakeStyle& style) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&style](const Entry& one) { return one.style == style && one.seconds > 0.0; });
  return found == entries_.end() ? 0.0 : found->seconds;
}

void StylePictures::forget(const QSize& size) {
  entries_.remove_if([&size](const Entry& one) { return one.size == size; });
}

}  // namespace ui
