#pragma once

#include <QObject>

namespace ui {

class Actions;
class TimeRuler;
class ViewportArea;
struct Studio;

/// The commands that set takes against each other: how many views, a wipe, an overlay, differences in colours, and what the views share.
class CompareTools : public QObject {
  Q_OBJECT
 public:
  /// All must outlive this.
  CompareTools(Studio& studio, Actions& actions, ViewportArea& views, TimeRuler& ruler, QObject* parent = nullptr);

 private:
  /// What is on, and what can be.
  void show();
  void showTimes();

  Studio& studio_;
  Actions& actions_;
  ViewportArea& views_;
  TimeRuler& ruler_;
};

}  // namespace ui
