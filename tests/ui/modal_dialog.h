#pragma once

#include <QApplication>
#include <QTimer>

#include <functional>

namespace test_support {

/// Does something with the next modal dialog of that kind, which the work opens, and closes it where it is still open then; whether it came.
template <class Dialog>
bool withDialog(const std::function<void()>& work, const std::function<void(Dialog&)>& answer) {
  bool isAnswered = false;
  QTimer timer;
  QObject::connect(&timer, &QTimer::timeout, [&] {
    auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
    if (!dialog) return;
    timer.stop();
    isAnswered = true;
    answer(*dialog);
    if (dialog->isVisible()) dialog->reject();
  });
  timer.start(20);
  work();
  return isAnswered;
}

}  // namespace test_support
