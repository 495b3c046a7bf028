#include "ui/training/run_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace ui {
namespace {

struct RunText {
  Q_DECLARE_TR_FUNCTIONS(RunText)
};

}  // namespace

QString runStateText(core::services::RunState state) {
  using core::services::RunState;
  switch (state) {
    case RunState::Waiting: return RunText::tr("waits");
    case RunState::Running: return RunText::tr("runs");
    case RunState::Paused: return RunText::tr("paused");
    case RunState::Finished: return RunText::tr("done");
    case RunState::Stopped: return RunText::tr("stopped");
    case RunState::Failed: return RunText::tr("failed");
    case RunState::Dead: return RunText::tr("died");
  }
  return {};
}

QString runTimeText(double seconds) {
  if (seconds < 90.0) return RunText::tr("%1 s").arg(std::lround(seconds));
  if (seconds < 5400.0) return RunText::tr("%1 min").arg(std::lround(seconds / 60.0));
  return RunText::tr("%1 h").arg(QLocale().toString(seconds / 3600.0, 'f', 1));
}

}  // namespace ui
