#include "ui/library/pose_shelf.h"

#include "core/base/file.h"
#include "core/io/motion_file.h"
#include "core/io/write/bvh_writer.h"
#include "core/motion/humanml3d_skeleton.h"
#include "ui/look/path_text.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace ui {

namespace {

using core::Error;
using core::ErrorCode;

constexpr double kFps = core::motion::humanml3d::kFps;

/// What a file can be called; empty where nothing is left.
QString fileName(const QString& name) {
  QString plain = name;
  plain.replace(QRegularExpression(QStringLiteral("[^\\w\\-., ]+")), QStringLiteral(" "));
  plain = plain.simplified().left(60);
  while (plain.startsWith(u'.')) plain.remove(0, 1);
  return plain.trimmed();
}

/// The frame twice, since a motion of one frame is none to many programs.
core::motion::Clip poseClip(const core::motion::Clip& clip, int frame, const QString& name) {
  const auto pose = clip.pose(frame);
  core::motion::ClipData data;
  data.skeleton = clip.sharedSkeleton();
  data.fps = kFps;
  data.name = name.toStdString();
  for (int i = 0; i < 2; ++i) {
    data.rootPositions.emplace_back(0.0f, pose.rootPosition.y, 0.0f);
    data.rotations.insert(data.rotations.end(), pose.rotations.begin(), pose.rotations.end());
    data.translations.insert(data.translations.end(), pose.translations.begin(), pose.translations.end());
  }
  return core::motion::Clip(std::move(data));
}

}  // namespace

std::vector<PoseShelf::Entry> PoseShelf::entries() const {
  std::vector<Entry> found;
  if (folder_.isEmpty()) return found;
  for (const QFileInfo& file : QDir(folder_).entryInfoList({QStringLiteral("*.bvh")}, QDir::Files | QDir::Readable, QDir::Name | QDir::IgnoreCase))
    if (const auto read = core::io::readMotionFile(pathOf(file.filePath()))) found.push_back({file.completeBaseName(), pathOf(file.filePath()), read->clip});
  return found;
}

core::Result<std::filesystem::path> PoseShelf::save(const core::motion::Clip& clip, int frame, const QString& name) const {
  if (!QDir().mkpath(folder_)) return Error{ErrorCode::WriteFailed, folder_.toStdString() + ": the folder cannot be made"};
  QString plain = fileName(name);
  if (plain.isEmpty()) plain = QStringLiteral("pose");
  QString file = QDir(folder_).filePath(plain + QStringLiteral(".bvh"));
  for (int number = 2; QFileInfo::exists(file); ++number) file = QDir(folder_).filePath(QStringLiteral("%1 %2.bvh").arg(plain).arg(number));
  if (auto written = core::io::writeBvh(pathOf(file), poseClip(clip, frame, plain)); !written) return written.error();
  return pathOf(file);
}

core::Result<std::filesystem::path> PoseShelf::rename(const std::filesystem::path& file, const QString& name) const {
  const QString plain = fileName(name);
  const auto target = file.parent_path() / pathOf(plain + QStringLiteral(".bvh"));
  if (plain.isEmpty()) return Error{ErrorCode::WriteFailed, "a pose needs a name"};
  if (target == file) return file;
  std::error_code failed;
  if (std::filesystem::exists(target, failed)) return Error{ErrorCode::WriteFailed, target.filename().string() + " is there already"};
  std::filesystem::rename(file, target, failed);
  if (failed) return Error{ErrorCode::WriteFailed, file.string() + ": " + failed.message()};
  return target;
}

core::Result<std::string> PoseShelf::remove(const std::filesystem::path& file) const {
  auto bytes = core::base::readWholeFile(file, std::uint64_t{1} << 24);
  if (!bytes) return bytes.error();
  std::error_code failed;
  if (!std::filesystem::remove(file, failed)) return Error{ErrorCode::WriteFailed, file.string() + ": " + failed.message()};
  return std::move(*bytes);
}

core::Result<void> PoseShelf::putBack(const std::filesystem::path& file, const std::string& bytes) const { return core::base::writeFileAtomically(file, bytes); }

}  // namespace ui
