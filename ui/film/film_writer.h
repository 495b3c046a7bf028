#pragma once

#include "core/base/result.h"

#include <QImage>
#include <QString>

#include <memory>

namespace ui {

enum class FilmKind { Pictures, Gif, Webp, Mp4, Strip };

/// Where a film goes and what it is.
struct FilmTarget {
  FilmKind kind = FilmKind::Pictures;
  QString file;           // Pictures: walk.png stands for walk_0001.png, walk_0002.png, ...
  QSize size{1280, 720};  // 16 to 8192 each
  double fps = 25.0;      // 1 to 120
  QString ffmpeg;         // the program, for Webp and Mp4
};

/// Takes the frames of a film in order. Any thread, one at a time. Without finish, or after an error, it leaves no file.
class FilmWriter {
 public:
  virtual ~FilmWriter() = default;
  /// frame must have the target's size. Errors: WriteFailed, naming the file.
  virtual core::Result<void> add(const QImage& frame) = 0;
  virtual core::Result<void> finish() = 0;
};

/// Errors: InvalidArgument for a target out of range, and for a strip, which is no film; NotFound when ffmpeg is needed and none is there; WriteFailed.
core::Result<std::unique_ptr<FilmWriter>> makeFilmWriter(const FilmTarget& target);

/// The ffmpeg on the path, or empty.
QString findFfmpeg();

/// ".png" (also of a strip), ".gif", ".webp", ".mp4".
QString suffixOf(FilmKind kind);

}  // namespace ui
