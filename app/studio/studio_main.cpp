#include "app/studio/app_context.h"
#include "app/studio/screenshot_command.h"
#include "app/studio/strip_command.h"
#include "app/studio/studio_command_line.h"
#include "app/studio/studio_look.h"

#include <QApplication>
#include <QSurfaceFormat>

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>

namespace {

/// OpenMP's threads must sleep, not spin, while they wait (ten times faster on a busy machine), and its library reads that once,
/// when it is loaded, which Qt does before main: so the program starts itself again with the setting.
void sleepInsteadOfSpin(char** argv) {
  if (std::getenv("OMP_WAIT_POLICY")) return;
  ::setenv("OMP_WAIT_POLICY", "passive", 1);
  std::array<char, 4096> self{};
  const auto length = ::readlink("/proc/self/exe", self.data(), self.size() - 1);
  if (length > 0) ::execv(self.data(), argv);  // returns only when it failed; slow is better than not at all
}

int runWindow(const app::StudioCommandLine& line) {
  app::AppContext context({});
  context.window().show();
  context.window().begin(line.project);
  return QApplication::exec();
}

int run(int argc, char** argv) {
  using Mode = app::StudioCommandLine::Mode;
  QStringList arguments;
  for (int i = 1; i < argc; ++i) arguments << QString::fromLocal8Bit(argv[i]);
  const auto line = app::parseStudioCommandLine(arguments);
  if (!line.error.isEmpty()) {
    std::fprintf(stderr, "gesto-studio: %s\n", qPrintable(line.error));
    return 2;
  }
  if (line.mode == Mode::Help) return std::fputs(qPrintable(app::studioHelp()), stdout) < 0;
  if (line.mode == Mode::Version) return std::puts("gesto-studio " STUDIO_VERSION) < 0;

  if (line.mode != Mode::Strip) sleepInsteadOfSpin(argv);
  const bool hasDisplay = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
  if (line.mode == Mode::Strip || (!hasDisplay && line.mode == Mode::Screenshot)) qputenv("QT_QPA_PLATFORM", "offscreen");
  if (!hasDisplay && line.mode == Mode::Window && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
    std::fprintf(stderr, "gesto-studio: there is no display (DISPLAY is not set); --strip and --screenshot work without one\n");
    return 1;
  }
  QCoreApplication::setOrganizationName(QStringLiteral("gesto"));
  QCoreApplication::setApplicationName(QStringLiteral("gesto-studio"));
  QCoreApplication::setApplicationVersion(QStringLiteral(STUDIO_VERSION));
  QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
  QSurfaceFormat format;
  format.setVersion(3, 3);
  format.setProfile(QSurfaceFormat::CoreProfile);
  format.setDepthBufferSize(24);
  format.setSamples(4);
  QSurfaceFormat::setDefaultFormat(format);
  if (line.mode == Mode::Strip) {
    QGuiApplication application(argc, argv);
    return app::runStrip(line);
  }
  QApplication application(argc, argv);
  QGuiApplication::setApplicationDisplayName(QStringLiteral("Gesto Studio"));
  app::dressApplication(application, line.mode == Mode::Screenshot ? ui::LookSettings() : ui::LookSettings::read());
  return line.mode == Mode::Screenshot ? app::runScreenshot(line) : runWindow(line);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gesto-studio: %s\n", error.what());
    return 1;
  }
}
