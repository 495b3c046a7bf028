#pragma once

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace ui {

class Actions;
class HelpWindow;
class Tour;
class WindowTools;
struct Studio;

/// Help for the panel under the focus, and the tour of the first minutes.
class HelpTools : public QObject {
  Q_OBJECT
 public:
  /// All must outlive this. The window's panels must be there: the tour points at them.
  HelpTools(QMainWindow& window, Studio& studio, Actions& actions, WindowTools& tools);

  /// Once in the life of a person's settings, where this studio keeps any.
  void offerTour();
  void showTour();
  /// Of the panel under the focus.
  void showHelp();
  void showPage(const QString& name);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* mouseChoice();

  QMainWindow& window_;
  Studio& studio_;
  Actions& actions_;
  WindowTools& tools_;
  Tour* tour_;
  QPointer<HelpWindow> help_;
};

}  // namespace ui
