#pragma once

#include "core/base/result.h"
#include "core/document/take.h"
#include "ui/setup/key_map.h"
#include "ui/setup/look_settings.h"

#include <QObject>

class QMainWindow;

namespace ui {

class Actions;
class ContactSheet;
class GuidancePanel;
class TakesPanel;
class ViewportArea;
struct Studio;
struct Sweep;

/// What is there for the whole window beside its panels: the palette of all commands, the preferences, the keys, and the ways to compare takes.
class WindowTools : public QObject {
  Q_OBJECT
 public:
  /// All must outlive this.
  WindowTools(QMainWindow& window, Studio& studio, Actions& actions, ViewportArea& views, ContactSheet& sheet, TakesPanel& takes, GuidancePanel& guidance);

  Navigation navigation() const { return look_.navigation; }
  /// Also into the settings.
  void setNavigation(Navigation navigation);
  /// What the switches of the View menu say, in the views and on the sheet.
  void showViewOptions();
  void showPalette();
  void showPreferences();
  void showSweepDialog();
  void showNearClips();
  /// For the chosen take, else the one that is looked at.
  void showRestyleDialog();

 Q_SIGNALS:
  /// Colours or language: the window has to be made anew.
  void lookChanged(const ui::LookSettings& look);
  void noted(const QString& text);
  /// For the log alone.
  void told(const QString& line);
  void failed(const core::Error& error);

 private:
  void connectSheet();
  void connectPreview(GuidancePanel& guidance);
  void connectLiveLink();
  void showLiveLink();
  void showSheet();
  void makeSweep(const Sweep& sweep);
  void adopt(const LookSettings& look);

  QMainWindow& window_;
  Studio& studio_;
  Actions& actions_;
  ViewportArea& views_;
  ContactSheet& sheet_;
  TakesPanel& takes_;
  KeyMap keys_;
  LookSettings look_;
  core::document::TakeId firstVariant_ = 0;
};

}  // namespace ui
