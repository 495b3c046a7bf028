#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace app {

/// What the person asked for on the studio's command line.
struct StudioCommandLine {
  enum class Mode { Window, Screenshot, Strip, Help, Version };
  Mode mode = Mode::Window;
  QString project;  // may be empty
  QString out;      // Screenshot, Strip
  QSize size{1280, 800};
  double seconds = -1;  // Screenshot: the time shown; below 0 a third into the clip
  QStringList clips;    // Strip
  int poses = 12;       // Strip
  QString error;        // not empty: wrong usage, one sentence
};

/// Works before there is a QApplication. arguments without the program's name.
StudioCommandLine parseStudioCommandLine(const QStringList& arguments);

QString studioHelp();

}  // namespace app
