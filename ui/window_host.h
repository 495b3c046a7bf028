#pragma once

#include "ui/main_window.h"
#include "ui/setup/look_settings.h"

#include <functional>
#include <memory>

namespace ui {

/// Keeps the window, and makes it anew over the same studio when the person wants other colours or another language: project, history, takes, times and running jobs
/// are the studio's and go on.
class WindowHost : public QObject {
  Q_OBJECT
 public:
  /// dress: puts colours and language on the application, before a window is made. The studio must outlive this.
  WindowHost(Studio& studio, std::function<void(const LookSettings&)> dress);
  ~WindowHost() override;

  MainWindow& window() { return *window_; }

 private:
  void makeWindow();
  void renewWhenIdle();
  void renew(const LookSettings& look);

  Studio& studio_;
  std::function<void(const LookSettings&)> dress_;
  std::unique_ptr<MainWindow> window_;
  bool waits_ = false;  // another look is wanted, and not put on yet
  LookSettings next_;
};

}  // namespace ui
