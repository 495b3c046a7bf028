#pragma once

#include "app/serve/live_link_server.h"
#include "app/studio/lazy_engine.h"
#include "ui/studio.h"
#include "ui/window_host.h"

#include <filesystem>
#include <memory>

namespace app {

/// Where the program finds its parts: beside the executable, in an installation, or in the source tree.
struct ProgramFolders {
  std::filesystem::path engineLibrary;
  std::filesystem::path models;
  std::filesystem::path ownModels;
  std::filesystem::path exampleProject;
  std::filesystem::path samples;  // projects for each kind of person
  std::filesystem::path characters;
  std::filesystem::path reports;
  std::filesystem::path styles;  // clips of the styles, for their pictures
};
ProgramFolders findProgramFolders();

/// Builds everything and owns it, in order: engine, studio, window. GUI thread, after QApplication.
class AppContext {
 public:
  struct Options {
    bool isForScreenshot = false;  // no settings, no recovery, the painted or GL view as available
  };
  explicit AppContext(const Options& options);

  ui::Studio& studio() { return *studio_; }
  /// Another one after the person has chosen other colours or another language.
  ui::MainWindow& window() { return windows_->window(); }

 private:
  std::unique_ptr<LazyEngine> engine_;
  std::unique_ptr<ProgramLiveLink> liveLink_;
  std::unique_ptr<ui::Studio> studio_;
  std::unique_ptr<ui::WindowHost> windows_;
};

}  // namespace app
