#include "ui/dropped_takes.h"

#include "ui/widgets/message_bar.h"

#include <QAction>

#include <utility>

namespace ui {

using core::document::Take;

DroppedTakes::DroppedTakes(DocumentBridge& document, MessageBar& message, QAction& action, QObject* parent)
    : QObject(parent), document_(document), message_(message), action_(action) {
  setWaiting({});
  connect(&document_, &DocumentBridge::takesDropped, this, &DroppedTakes::offer);
  connect(&document_, &DocumentBridge::projectReplaced, this, [this] { setWaiting({}); });
  connect(&action_, &QAction::triggered, this, [this] { bringBack(std::exchange(waiting_, {})); });
}

void DroppedTakes::setWaiting(std::vector<Take> takes) {
  waiting_ = std::move(takes);
  action_.setEnabled(!waiting_.empty());
}

void DroppedTakes::offer(const std::vector<Take>& takes) {
  auto waiting = std::move(waiting_);
  waiting.insert(waiting.end(), takes.begin(), takes.end());
  setWaiting(std::move(waiting));
  const QString what = takes.size() == 1
                           ? tr("Undo took the take “%1” away, and after what you did since, Redo cannot bring it back.").arg(QString::fromStdString(takes.front().name))
                           : tr("Undo took %n take(s) away, and after what you did since, Redo cannot bring them back.", nullptr, static_cast<int>(takes.size()));
  Q_EMIT told(what);
  message_.showQuestion(what, takes.size() == 1 ? tr("Keep it") : tr("Keep them"), document_.whileOpen([this, takes] { bringBack(takes); }));
}

void DroppedTakes::bringBack(const std::vector<Take>& takes) {
  core::document::TakeId last = 0;
  for (const Take& take : takes) {
    if (document_.take(take.id)) continue;
    document_.run(std::make_unique<core::document::AddTake>(take, "keep take"));
    last = take.id;
  }
  auto waiting = std::move(waiting_);
  std::erase_if(waiting, [this](const Take& take) { return document_.take(take.id) != nullptr; });
  setWaiting(std::move(waiting));
  if (last != 0) Q_EMIT broughtBack(last);
}

}  // namespace ui
