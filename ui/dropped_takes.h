#pragma once

#include "ui/session/document_bridge.h"

class QAction;

namespace ui {

class MessageBar;

/// Takes that undo took away and that no redo brings back, because something else was done instead. They are offered at once, and wait behind a command until
/// the project is closed: nothing that was made is lost without a word.
class DroppedTakes : public QObject {
  Q_OBJECT
 public:
  /// action: the command, on only while some wait. All must outlive it.
  DroppedTakes(DocumentBridge& document, MessageBar& message, QAction& action, QObject* parent = nullptr);

 Q_SIGNALS:
  void told(const QString& text);
  /// They are takes of the project again; id: the last of them.
  void broughtBack(core::document::TakeId id);

 private:
  void offer(const std::vector<core::document::Take>& takes);
  void bringBack(const std::vector<core::document::Take>& takes);
  void setWaiting(std::vector<core::document::Take> takes);

  DocumentBridge& document_;
  MessageBar& message_;
  QAction& action_;
  std::vector<core::document::Take> waiting_;
};

}  // namespace ui
