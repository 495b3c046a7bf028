#include "app/studio/strip_command.h"

#include "core/base/file.h"
#include "core/document/project_file.h"
#include "core/io/read/keypoints/keypoint_json.h"
#include "core/motion/picture/body_keypoints.h"
#include "render/pose_strip.h"
#include "ui/session/clip_files.h"

#include <QBuffer>
#include <QFileInfo>

#include <cstdio>

namespace app {
namespace {

using core::Error;
using core::ErrorCode;
using core::Result;

using Rows = std::vector<render::StripRow>;

/// The most prominent person of a video's key points, as seen.
Result<Rows> readPicture(const std::filesystem::path& path, const QString& name) {
  const auto video = core::io::readKeypoints(path);
  if (!video) return video.error();
  const auto tracks = core::motion::trackPeople(*video);
  if (tracks.empty()) return Error{ErrorCode::InvalidArgument, video->name + ": no key point is seen surely enough"};
  const auto body = core::motion::bodyKeypoints(*video, tracks.front(), {.smooths = false});
  if (!body) return body.error();
  return Rows{{core::motion::keypointClip(*body, name.toStdString()), name, {}, true}};
}

Result<Rows> readRows(const QString& file) {
  const std::filesystem::path path(file.toStdU16String());
  const QString suffix = QFileInfo(file).suffix().toLower();
  Rows rows;
  if (suffix == QStringLiteral("gesto")) {
    auto project = core::document::readProject(path);
    if (!project) return project.error();
    for (const auto& take : project->takes) rows.push_back({take.clip, QString::fromStdString(take.name), QString::fromStdString(take.request.style.name)});
    if (rows.empty()) return Error{ErrorCode::NotFound, path.filename().string() + ": the project has no takes"};
    return rows;
  }
  if (suffix == QStringLiteral("json") || QFileInfo(file).isDir()) return readPicture(path, QFileInfo(file).fileName());
  auto clip = ui::readClip(path);
  if (!clip) return clip.error();
  rows.push_back({*clip, QFileInfo(file).completeBaseName(), {}});
  return rows;
}

int fail(const std::string& sentence) {
  std::fprintf(stderr, "gesto-studio: %s\n", sentence.c_str());
  return 1;
}

}  // namespace

int runStrip(const StudioCommandLine& line) {
  Rows rows;
  for (const QString& file : line.clips) {
    auto read = readRows(file);
    if (!read) return fail(read.error().message);
    rows.insert(rows.end(), read->begin(), read->end());
  }
  render::StripOptions options;
  options.poses = line.poses;
  const QImage strip = render::poseStrip(rows, options);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  const QByteArray format = QFileInfo(line.out).suffix().toUpper().toLatin1();
  if (strip.isNull() || !strip.save(&buffer, format.isEmpty() ? "PNG" : format.constData()))
    return fail(line.out.toStdString() + ": this kind of picture cannot be written; use .png");
  const auto written = core::base::writeFileAtomically(std::filesystem::path(line.out.toStdU16String()), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
  return written ? 0 : fail(written.error().message);
}

}  // namespace app
