#pragma once

#include "core/base/result.h"
#include "ui/posing/posing.h"

#include <QObject>

class QAction;

namespace ui {

class Actions;
class ViewportArea;
struct Studio;

/// The commands that pose the shown body: the tools of the views, their axes, the joints by keyboard, and the pose that is copied.
class PoseTools : public QObject {
  Q_OBJECT
 public:
  /// All must outlive this.
  PoseTools(Studio& studio, Actions& actions, ViewportArea& views, PinnedPoses& poses, QObject* parent = nullptr);
  ~PoseTools() override;

  Posing& posing() { return *posing_; }
  /// What can be done now, and why the rest cannot.
  void showAbilities();

 Q_SIGNALS:
  void refused(const QString& why);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showTool(Posing::Tool tool);

  Actions& actions_;
  ViewportArea& views_;
  PinnedPoses& poses_;
  Posing* posing_;
};

/// Sets a command on or off; why it is off stands in its tool tip in place of what it does. whyNot: empty where it is on.
void showAbility(QAction& action, const QString& whyNot);
/// Whether keys go into a text, or a menu or list is open over the window.
bool isTyping();

}  // namespace ui
