#pragma once

#include "core/base/result.h"
#include "core/document/take.h"

#include <QObject>

#include <functional>

class QMainWindow;

namespace ui {

class Actions;
class ContactSheet;
class MessageBar;
class ViewportArea;
struct Character;
struct Studio;

/// The window's ways to characters: the menu with those that were worn before, files that are dropped, joints that have to be told, and the dialog with what can be set.
class CharacterTools : public QObject {
  Q_OBJECT
 public:
  /// chosenTake: what is put on a character for good. All must outlive this.
  CharacterTools(QMainWindow& window, Studio& studio, Actions& actions, ViewportArea& views, ContactSheet& sheet, MessageBar& message,
                 std::function<core::document::TakeId()> chosenTake);

  /// A motion becomes a take, a body without motion the character; of a file with both the motion is taken, and the body offered.
  void takeFile(const QString& file);

 Q_SIGNALS:
  void noted(const QString& text);
  void failed(const core::Error& error);

 private:
  void open();
  void fillMenu();
  void showWorn();
  void showDialog();
  void askForJoints(const Character& character);

  QMainWindow& window_;
  Studio& studio_;
  Actions& actions_;
  MessageBar& message_;
  QString said_;  // the character that was spoken of last
};

}  // namespace ui
