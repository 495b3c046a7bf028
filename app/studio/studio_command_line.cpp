#include "app/studio/studio_command_line.h"

namespace app {
namespace {

bool parseSize(const QString& text, QSize& size) {
  const QStringList parts = text.split(u'x');
  if (parts.size() != 2) return false;
  bool isWidth = false, isHeight = false;
  size = {parts[0].toInt(&isWidth), parts[1].toInt(&isHeight)};
  return isWidth && isHeight && size.width() >= 320 && size.height() >= 240 && size.width() <= 8192 && size.height() <= 8192;
}

}  // namespace

StudioCommandLine parseStudioCommandLine(const QStringList& arguments) {
  using Mode = StudioCommandLine::Mode;
  StudioCommandLine line;
  QStringList rest;
  const auto wrong = [&line](const QString& sentence) {
    if (line.error.isEmpty()) line.error = sentence;
  };
  for (int i = 0; i < arguments.size(); ++i) {
    QString name = arguments[i], value;
    bool hasValue = false;
    if (name == QStringLiteral("--")) {
      rest += arguments.mid(i + 1);
      break;
    }
    if (name.startsWith(QStringLiteral("--")) && name.contains(u'=')) {
      value = name.section(u'=', 1);
      name = name.section(u'=', 0, 0);
      hasValue = true;
    }
    const auto next = [&]() -> QString {
      if (hasValue) return value;
      if (i + 1 < arguments.size()) return arguments[++i];
      wrong(QStringLiteral("%1 needs a value").arg(name));
      return {};
    };
    if (name == QStringLiteral("--help") || name == QStringLiteral("-h"))
      line.mode = Mode::Help;
    else if (name == QStringLiteral("--version"))
      line.mode = Mode::Version;
    else if (name == QStringLiteral("--screenshot")) {
      line.mode = Mode::Screenshot;
      line.out = next();
    } else if (name == QStringLiteral("--size")) {
      const QString text = next();
      if (!parseSize(text, line.size)) wrong(QStringLiteral("--size must be like 1280x800, not \"%1\"").arg(text));
    } else if (name == QStringLiteral("--project"))
      line.project = next();
    else if (name == QStringLiteral("--time")) {
      bool ok = false;
      const QString text = next();
      line.seconds = text.toDouble(&ok);
      if (!ok || line.seconds < 0) wrong(QStringLiteral("--time must be seconds from 0 on, not \"%1\"").arg(text));
    } else if (name == QStringLiteral("--strip"))
      line.mode = Mode::Strip;
    else if (name == QStringLiteral("--out") || name == QStringLiteral("-o"))
      line.out = next();
    else if (name == QStringLiteral("--poses")) {
      const QString text = next();
      line.poses = text.toInt();
      if (line.poses < 1 || line.poses > 60) wrong(QStringLiteral("--poses must be between 1 and 60, not \"%1\"").arg(text));
    } else if (name.startsWith(u'-') && name.size() > 1)
      wrong(QStringLiteral("%1 is not an option of gesto-studio; see gesto-studio --help").arg(name));
    else
      rest << arguments[i];
  }
  if (line.mode == Mode::Strip) {
    line.clips = rest;
    if (rest.isEmpty()) wrong(QStringLiteral("--strip needs at least one clip: gesto-studio --strip walk.bvh --out strip.png"));
    if (line.out.isEmpty()) wrong(QStringLiteral("--strip needs --out FILE.png"));
  } else if (!rest.isEmpty()) {
    if (rest.size() > 1 || !line.project.isEmpty())
      wrong(QStringLiteral("only one project can be opened, \"%1\" is too many").arg(rest.last()));
    else
      line.project = rest.first();
  }
  if (line.mode == Mode::Screenshot && line.out.isEmpty()) wrong(QStringLiteral("--screenshot needs a file name"));
  return line;
}

QString studioHelp() {
  return QStringLiteral(
      "gesto-studio: stylized human motion from text\n"
      "\n"
      "  gesto-studio [PROJECT.gesto]\n"
      "      Opens the window, with a project if one is given.\n"
      "  gesto-studio --screenshot FILE.png [--size 1280x800] [--project PROJECT.gesto] [--time SECONDS]\n"
      "      Writes a picture of the window and ends.\n"
      "  gesto-studio --strip CLIP... --out FILE.png [--poses 12]\n"
      "      Draws clips (BVH, HumanML3D .npy, or every take of a .gesto project) as rows of poses, front and side; key points of a\n"
      "      video (JSON, or a folder of them) as they were seen.\n"
      "      Needs no display.\n"
      "  gesto-studio --version | --help\n"
      "\n"
      "Examples:\n"
      "  gesto-studio walk.gesto\n"
      "  gesto-studio --strip old_walk.bvh proud_walk.bvh --out compare.png\n"
      "\n"
      "Exit codes: 0 success, 1 failure, 2 wrong usage.\n");
}

}  // namespace app
