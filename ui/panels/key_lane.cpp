#include "ui/panels/key_lane.h"

#include "core/services/key_edits.h"
#include "ui/look/body_joints.h"
#include "ui/look/theme.h"
#include "ui/widgets/lane_paint.h"
#include "ui/widgets/time_ruler.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

using core::document::TakePose;
using core::document::TakeRequest;
using core::motion::BodyEnd;

constexpr double kHalfKey = 4.5;  // of a diamond
constexpr double kEndGrip = 8;    // pixels around one that take hold of it
constexpr double kKeyFrame = 0.05;

QPolygonF diamond(const QPointF& centre, double half) {
  return {{centre + QPointF(0, -half), centre + QPointF(half, 0), centre + QPointF(0, half), centre + QPointF(-half, 0)}};
}

}  // namespace

KeyLane::KeyLane(PinnedPoses& poses, PlaybackClock& clock, TimeRuler& ruler, QWidget* parent) : QWidget(parent), poses_(poses), clock_(clock), ruler_(ruler) {
  setObjectName(QStringLiteral("keyLane"));
  setAccessibleName(tr("Key poses"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&poses_, &PinnedPoses::changed, this, &KeyLane::showPoses);
  connect(&poses_, &PinnedPoses::pinned, this, [this](std::size_t pose) { choose(static_cast<int>(pose)); });
  connect(&ruler_, &TimeRuler::scaleChanged, this, qOverload<>(&QWidget::update));
  showPoses();
}

void KeyLane::showPoses() {
  chosen_ = std::min(chosen_, static_cast<int>(poses_.all().size()) - 1);
  setVisible(!poses_.all().empty());
  update();
}

void KeyLane::choose(int pose) {
  chosen_ = pose;
  update();
}

QRect KeyLane::diamondOf(std::size_t pose) const {
  const QPointF centre(ruler_.toX(poses_.all().at(pose).time), kHeight / 2.0);
  return QRectF(centre - QPointF(kHalfKey, kHalfKey), QSizeF(2 * kHalfKey, 2 * kHalfKey)).toRect();
}

double KeyLane::xOfEnd(std::size_t pose) const {
  const auto& key = poses_.all().at(pose);
  return ruler_.toX(key.until.value_or(key.time));
}

int KeyLane::poseAt(const QPointF& place) const {
  const auto isOn = [&](std::size_t i) { return place.x() > ruler_.toX(poses_.all()[i].time) - kEndGrip && place.x() < xOfEnd(i) + kEndGrip; };
  if (chosen_ >= 0 && isOn(static_cast<std::size_t>(chosen_))) return chosen_;
  int nearest = -1;
  double least = 1e9;
  for (std::size_t i = 0; i < poses_.all().size(); ++i) {
    const double apart = std::abs(place.x() - ruler_.toX(poses_.all()[i].time));
    if (isOn(i) && apart < least) nearest = static_cast<int>(i), least = apart;
  }
  return nearest;
}

void KeyLane::paintKey(QPainter& painter, std::size_t pose) const {
  const auto& key = poses_.all()[pose];
  const bool isChosen = static_cast<int>(pose) == chosen_;
  const QColor colour = !poses_.missed(pose).isEmpty() ? theme::kError : isChosen ? theme::kAccent : theme::kText;
  const QPointF at(ruler_.toX(key.time), kHeight / 2.0), end(xOfEnd(pose), kHeight / 2.0);
  QColor faint = colour;
  faint.setAlpha(90);
  painter.setPen(Qt::NoPen);
  painter.setBrush(faint);
  if (key.until) painter.drawRoundedRect(QRectF(at.x(), at.y() - 2.5, end.x() - at.x(), 5), 2, 2);
  painter.setPen(QPen(colour, 1.5));
  painter.setBrush(key.joints.empty() ? colour : theme::kPanel);
  if (key.until) painter.drawPolygon(diamond(end, kHalfKey - 1.5));
  painter.drawPolygon(diamond(at, kHalfKey));
}

void KeyLane::paintWords(QPainter& painter, std::size_t pose) const {
  const auto& key = poses_.all()[pose];
  if (key.joints.empty()) return;
  double left = xOfEnd(pose) + kHalfKey + 4, right = width() - 4.0;
  for (std::size_t i = 0; i < poses_.all().size(); ++i)
    if (const double x = ruler_.toX(poses_.all()[i].time) - kHalfKey; i != pose && x > left - kHalfKey - 4) right = std::min(right, x - 4);
  const QString words = PinnedPoses::jointsTitle(key);
  if (painter.fontMetrics().horizontalAdvance(words) > right - left) return;
  painter.setPen(static_cast<int>(pose) == chosen_ ? theme::kText : theme::kTextDim);
  painter.drawText(QRectF(left, 0, right - left, kHeight), Qt::AlignVCenter | Qt::AlignLeft, words);
}

void KeyLane::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() - 2);
  painter.setFont(small);
  paintLaneField(painter, *this, ruler_.toX(0.0) - kHalfKey - 2);
  for (std::size_t i = 0; i < poses_.all().size(); ++i) paintWords(painter, i);
  for (std::size_t i = 0; i < poses_.all().size(); ++i)
    if (static_cast<int>(i) != chosen_) paintKey(painter, i);
  if (chosen_ >= 0) paintKey(painter, static_cast<std::size_t>(chosen_));
  paintLaneFocus(painter, *this);
}

void KeyLane::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  choose(poseAt(event->position()));
  if (chosen_ < 0) return;
  const auto place = static_cast<std::size_t>(chosen_);
  const auto& key = poses_.all()[place];
  poses_.seal();
  const double x = event->position().x();
  const bool isEnd = key.until && std::abs(x - xOfEnd(place)) < std::abs(x - ruler_.toX(key.time));
  const bool isOnEnd = isEnd && std::abs(x - xOfEnd(place)) < kEndGrip;
  // Ctrl makes it held; the ends of what is held are dragged alone.
  const bool holds = event->modifiers() & Qt::ControlModifier || isOnEnd || (key.until && std::abs(x - ruler_.toX(key.time)) < kEndGrip);
  const double grabbed = isEnd ? *key.until : key.time;
  drag_ = Drag{x, holds ? grabbed : key.time, ruler_.secondsPerPixel(), key.until ? (isEnd ? key.time : *key.until) : key.time, holds};
}

void KeyLane::mouseMoveEvent(QMouseEvent* event) {
  if (!drag_ || chosen_ < 0) {
    setCursor(poseAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    return;
  }
  const double time = drag_->time + (event->position().x() - drag_->pressX) * drag_->secondsPerPixel;
  const auto place = static_cast<std::size_t>(chosen_);
  poses_.edit([&](TakeRequest& request) {
    chosen_ = static_cast<int>(drag_->holds ? core::services::holdPose(request, place, drag_->anchor, time) : core::services::movePose(request, place, time));
  });
  update();
  const auto& key = poses_.all()[static_cast<std::size_t>(chosen_)];
  const auto seconds = [this](double value) { return locale().toString(value, 'f', 2); };
  QToolTip::showText(event->globalPosition().toPoint(), key.until ? tr("%1 to %2 s").arg(seconds(key.time), seconds(*key.until)) : tr("%1 s").arg(seconds(key.time)),
                     this);
}

void KeyLane::mouseReleaseEvent(QMouseEvent*) {
  if (drag_) poses_.seal();
  drag_.reset();
}

void KeyLane::mouseDoubleClickEvent(QMouseEvent* event) {
  drag_.reset();
  if (event->button() == Qt::LeftButton) goTo(poseAt(event->position()));
}

void KeyLane::goTo(int pose) {
  if (pose < 0) return;
  choose(pose);
  clock_.pause();
  clock_.seek(poses_.all()[static_cast<std::size_t>(pose)].time);
}

void KeyLane::remove(int pose) {
  if (pose < 0) return;
  chosen_ = -1;
  poses_.remove(static_cast<std::size_t>(pose));
}

void KeyLane::moveBy(int frames) {
  if (chosen_ < 0) return;
  const auto place = static_cast<std::size_t>(chosen_);
  poses_.edit([&](TakeRequest& request) { chosen_ = static_cast<int>(core::services::movePose(request, place, request.poses[place].time + frames * kKeyFrame)); });
  update();
}

void KeyLane::fillMenu(QMenu& menu, std::size_t pose) {
  const auto key = poses_.all().at(pose);
  auto* whole = menu.addAction(tr("Whole body"), this, [this, pose] { poses_.setJoints(pose, {}); });
  whole->setCheckable(true);
  whole->setChecked(key.joints.empty());
  menu.addSeparator();
  for (const auto end : core::motion::kBodyEnds) {
    const bool isIn = std::find(key.joints.begin(), key.joints.end(), end) != key.joints.end();
    auto* entry = menu.addAction(jointTitle(core::motion::jointOf(end)), this, [this, pose, end, isIn, joints = key.joints]() mutable {
      if (isIn)
        std::erase(joints, end);
      else
        joints.push_back(end);
      poses_.setJoints(pose, joints);
    });
    entry->setCheckable(true);
    entry->setChecked(isIn);
  }
  menu.addSeparator();
  auto* placed = menu.addAction(tr("Where it was on the floor"), this, [this, pose, isPlaced = key.isPlaced] { poses_.setPlaced(pose, !isPlaced); });
  placed->setCheckable(true);
  placed->setChecked(key.isPlaced);
  menu.addSeparator();
  menu.addAction(tr("Go to its frame"), this, [this, pose] { goTo(static_cast<int>(pose)); });
  menu.addAction(tr("Copy"), this, [this, pose] { poses_.copyKey(pose); });
  menu.addAction(tr("Exchange left and right"), this, [this, pose] { poses_.mirror(pose); });
  menu.addAction(theme::icon(QStringLiteral("delete")), tr("Remove"), this, [this, pose] { remove(static_cast<int>(pose)); });
}

void KeyLane::contextMenuEvent(QContextMenuEvent* event) {
  const int pose = event->reason() == QContextMenuEvent::Keyboard ? chosen_ : poseAt(QPointF(event->pos()));
  choose(pose);
  QMenu menu(this);
  if (pose >= 0)
    fillMenu(menu, static_cast<std::size_t>(pose));
  else
    menu.addAction(theme::icon(QStringLiteral("delete")), tr("Remove all key poses"), &poses_, &PinnedPoses::removeAll);
  // What the window has for all of them.
  menu.addSeparator();
  menu.addActions(actions());
  menu.exec(event->globalPos());
}

void KeyLane::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(poses_.all().size()) - 1;
  const bool isShifting = event->modifiers() & Qt::ControlModifier;
  switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace: return remove(chosen_);
    case Qt::Key_Return:
    case Qt::Key_Enter: return goTo(chosen_);
    case Qt::Key_Left: return isShifting ? moveBy(-1) : choose(std::max(0, chosen_ - 1));
    case Qt::Key_Right: return isShifting ? moveBy(1) : choose(std::min(last, chosen_ + 1));
    default: QWidget::keyPressEvent(event);
  }
}

bool KeyLane::event(QEvent* event) {
  // The lane's own keys stand before those of the window while it has the focus.
  if (event->type() == QEvent::ShortcutOverride && chosen_ >= 0) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isPlain = key->modifiers() == Qt::NoModifier, isArrow = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
    const bool isOwn = key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace || key->key() == Qt::Key_Return;
    if ((isPlain && isOwn) || (isArrow && (isPlain || key->modifiers() == Qt::ControlModifier))) {
      event->accept();
      return true;
    }
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  if (event->type() == QEvent::FocusOut) poses_.seal();
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int pose = poseAt(QPointF(help->pos()));
    QString text;
    if (pose >= 0)
      for (const auto& line : poses_.explanation(static_cast<std::size_t>(pose)).split(u'\n')) text += QStringLiteral("<div>%1</div>").arg(line.toHtmlEscaped());
    text += QStringLiteral("<p>%1</p>")
                .arg(tr("The motion goes through these poses. Drag a key to move it, with Ctrl to hold the pose; double-click goes to its frame, a right click pins "
                        "single joints, Delete removes."));
    QToolTip::showText(help->globalPos(), text, this);
    return true;
  }
  return QWidget::event(event);
}

}  // namespace ui
