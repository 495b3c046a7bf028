#pragma once

#include "core/base/result.h"
#include "core/motion/clip.h"

#include <QString>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace ui {

/// The poses that a person keeps: a folder with a BVH file of a few kilobytes for each, named as the pose is. Other programs read them too.
class PoseShelf {
 public:
  /// The folder need not be there yet; it is made with the first pose.
  explicit PoseShelf(const QString& folder) : folder_(folder) {}

  struct Entry {
    QString name;
    std::filesystem::path file;
    std::shared_ptr<const core::motion::Clip> clip;  // never null
  };
  /// By name; files that cannot be read are left out.
  std::vector<Entry> entries() const;

  /// A frame of a clip, above the middle of the floor. Where the name is taken a number is put behind it. Gives the file. Errors: WriteFailed.
  core::Result<std::filesystem::path> save(const core::motion::Clip& clip, int frame, const QString& name) const;
  /// Gives the new file. Errors: WriteFailed, also where the name is taken.
  core::Result<std::filesystem::path> rename(const std::filesystem::path& file, const QString& name) const;
  /// Gives what was in it, for putBack(). Errors: those of reading it; WriteFailed.
  core::Result<std::string> remove(const std::filesystem::path& file) const;
  /// Errors: WriteFailed.
  core::Result<void> putBack(const std::filesystem::path& file, const std::string& bytes) const;

 private:
  QString folder_;
};

}  // namespace ui
