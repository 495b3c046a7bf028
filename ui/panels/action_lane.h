#pragma once

#include "core/document/take.h"
#include "ui/session/frozen_stretches.h"
#include "ui/widgets/time_ruler.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLineEdit;
class QToolButton;

namespace ui {

/// What is to happen, under the ruler and on its scale: a bar for each action of the draft. Click to choose, double-click to write in place, double-click
/// behind the last to add one, drag the right edge of a bar, Delete takes the chosen one out. What is frozen lies over the bars as ice; two buttons on the bar
/// under the mouse, or on the chosen one, freeze it and make it again. Everything is a step of undo.
class ActionLane : public QWidget {
  Q_OBJECT
 public:
  /// All must outlive the lane. The ruler shows as much time as the actions take.
  ActionLane(DocumentBridge& document, ModelChoice& models, FrozenStretches& frozen, TimeRuler& ruler, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {600, kHeight}; }
  QSize minimumSizeHint() const override { return {200, kHeight}; }
  /// Of an action's bar, for tests.
  QRect barOf(int action) const;
  /// What of it is seen where the ruler is zoomed.
  QRect seenBarOf(int action) const { return barOf(action).intersected(rect()); }
  int chosen() const { return chosen_; }

 public Q_SLOTS:
  /// One more behind the last, open for writing. Says by refused() why not.
  void addAction();
  /// The chosen one; where none is, the one at that second.
  void toggleFrozen(double second);
  void redraw(double second);

 Q_SIGNALS:
  void refused(const QString& why);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  static constexpr int kHeight = 28;
  using Request = core::document::TakeRequest;

  void showDraft();
  void addButtons();
  /// On the bar under the mouse, or on the chosen one, where there is room.
  void placeButtons();
  void paintFrame(QPainter& painter, int action) const;
  void paintFrozen(QPainter& painter) const;
  void paintWords(QPainter& painter, int action) const;
  /// The action meant by a command for the one that is chosen.
  int meant(double second) const;
  bool canPlan() const;
  /// The action at a place, or -1; its right edge counts for edgeAt().
  int actionAt(const QPointF& place) const;
  int edgeAt(const QPointF& place) const;
  void choose(int action);
  void edit(int action);
  void endEdit(bool isKept);
  void remove(int action);
  /// One step of undo.
  void change(const std::function<void(Request&)>& how);

  DocumentBridge& document_;
  ModelChoice& models_;
  FrozenStretches& frozen_;
  TimeRuler& ruler_;
  QLineEdit* text_;
  QToolButton *freeze_, *redraw_;
  std::vector<core::document::TakeSpan> actions_;
  int chosen_ = -1;
  int hovered_ = -1;
  int buttonsOn_ = -1;  // the bar that carries the buttons
  int editing_ = -1;
  bool isNew_ = false;  // what is being written was just added: Esc takes it out again
  quint64 added_ = 0;   // the document's revision right after
  struct Drag {
    int action = 0;
    double pressX = 0.0, end = 0.0, secondsPerPixel = 0.0;
  };
  std::optional<Drag> drag_;
};

}  // namespace ui
