#include "app/studio/screenshot_command.h"

#include "app/studio/app_context.h"

#include <QApplication>
#include <QBuffer>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

#include "core/base/file.h"

namespace app {
namespace {

void settle(int milliseconds) {
  QElapsedTimer timer;
  timer.start();
  while (timer.elapsed() < milliseconds) QApplication::processEvents(QEventLoop::AllEvents, 20);
}

int fail(const std::string& sentence) {
  std::fprintf(stderr, "gesto-studio: %s\n", sentence.c_str());
  return 1;
}

}  // namespace

int runScreenshot(const StudioCommandLine& line) {
  AppContext context({.isForScreenshot = true});
  ui::Studio& studio = context.studio();
  std::string problem;
  bool isOpened = false;
  QObject::connect(&studio.session, &ui::ProjectSession::failed, [&](const core::Error& error) { problem = error.message; });
  QObject::connect(&studio.session, &ui::ProjectSession::opened, [&] {
    isOpened = true;
    studio.clock.pause();  // drawing in software would keep the processor from the engine
  });
  // The styles come from the engine, which loads behind the window.
  bool isModelKnown = false;
  QObject::connect(&studio.generation, &ui::GenerationController::stylesReady, [&] { isModelKnown = true; });
  QObject::connect(&studio.generation, &ui::GenerationController::modelMissing, [&] { isModelKnown = true; });
  context.window().resize(line.size);
  context.window().show();
  context.window().begin(line.project);
  const bool expectsProject = !line.project.isEmpty() || QFileInfo::exists(studio.options.exampleProject);
  QElapsedTimer waited;
  waited.start();
  while (expectsProject && !isOpened && problem.empty() && waited.elapsed() < 30'000) settle(20);
  if (!problem.empty()) return fail(problem);
  waited.restart();
  while (!isModelKnown && waited.elapsed() < 15'000) settle(20);
  studio.clock.pause();
  studio.clock.seek(line.seconds >= 0 ? line.seconds : studio.clock.duration() / 3);
  settle(300);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  const QByteArray format = QFileInfo(line.out).suffix().toUpper().toLatin1();
  if (!context.window().grab().save(&buffer, format.isEmpty() ? "PNG" : format.constData()))
    return fail(line.out.toStdString() + ": this kind of picture cannot be written; use .png");
  const auto written = core::base::writeFileAtomically(std::filesystem::path(line.out.toStdU16String()), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
  return written ? 0 : fail(written.error().message);
}

}  // namespace app
