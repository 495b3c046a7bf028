#pragma once

#include "core/motion/clip.h"
#include "core/motion/feet/foot_stands.h"

#include <QRect>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>
#include <vector>

class QMenu;
class QPainter;

namespace ui {

class TimeRuler;

/// When the feet of a take carry weight, or are to in what is generated, on the ruler's scale: bars of the left foot above those of the right one, as the view colours
/// them. A drag of an edge, of a bar or over an empty place changes them, Delete removes one, Esc puts back what is dragged; what is wished is told by edited(), and
/// shown once it is set.
class ContactLane : public QWidget {
  Q_OBJECT
 public:
  enum class Foot { Left, Right };
  using Contact = core::motion::FootStand;

  /// The ruler must outlive the lane.
  explicit ContactLane(TimeRuler& ruler, QWidget* parent = nullptr);

  /// nullptr: nothing is shown. stands: as a person has said; without: they are found, which is not worked out while the lane is hidden.
  void setTake(std::shared_ptr<const core::motion::Clip> clip, const std::optional<core::motion::FootStands>& stands);
  /// Of what is generated, which lasts so long; of a foot that is not told nothing is shown.
  void setPlan(double seconds, const core::motion::ToldStands& told);
  /// Of both feet, as they are shown; found where they were not yet.
  const core::motion::FootStands& stands();
  const std::vector<Contact>& contacts(Foot foot) const { return shown()[static_cast<std::size_t>(foot)]; }
  QRect barOf(Foot foot, const Contact& contact) const;
  /// Whether a person has said them.
  bool isEdited() const { return told_.has_value(); }
  /// The one at that second goes, or one of a third of a second comes.
  void toggleAt(Foot foot, double seconds);
  /// Which bar keys go to; -1: none.
  int chosen() const { return chosen_; }
  Foot chosenFoot() const { return foot_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void edited(const core::motion::FootStands& stands);
  /// What a person has said is dropped.
  void asFound();
  /// These are to be those of what is generated. Of a take's.
  void planWanted();
  /// Nothing is said of a foot any more, or of both. Of a plan.
  void left(ui::ContactLane::Foot foot);
  void bothLeft();
  /// What comes is another step of undo.
  void settled();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  enum class Part { Start, Body, End, New };
  struct Drag {
    Part part = Part::Body;
    double pressX = 0.0, time = 0.0;  // what is dragged, as it was
    core::motion::FootStands before;  // all, likewise
  };
  const core::motion::FootStands& shown() const;
  bool isLeftToTheModel(Foot foot) const { return isPlan_ && !isToldFoot_[static_cast<std::size_t>(foot)]; }
  void fillMenu(QMenu& menu, Foot foot);
  void paintFoot(QPainter& painter, Foot foot) const;
  core::motion::StandRules rules() const;
  void find();
  void choose(Foot foot, int bar);
  double timeAt(double x) const;
  Foot footAt(double y) const;
  int barAt(Foot foot, double x) const;
  Part partAt(Foot foot, int bar, double x) const;
  void remove();
  /// Keys: the chosen bar, or its end, some frames on.
  void shift(int frames, Part part);
  void wish(const core::motion::FootStands& stands);
  void showHelp(const QPoint& at, const QPoint& global);

  TimeRuler& ruler_;
  std::shared_ptr<const core::motion::Clip> clip_;
  double seconds_ = 0.0;  // 0: nothing is shown
  bool isPlan_ = false;
  std::array<bool, 2> isToldFoot_ = {false, false};  // of a plan
  bool isFound_ = false;
  core::motion::FootStands found_;
  std::optional<core::motion::FootStands> told_;
  std::optional<core::motion::FootStands> dragged_;  // while a drag goes on
  Foot foot_ = Foot::Left;
  int chosen_ = -1;
  std::optional<Drag> drag_;
};

}  // namespace ui
