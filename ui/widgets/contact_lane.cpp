#include "ui/widgets/contact_lane.h"

#include "core/motion/humanml3d_skeleton.h"
#include "render/clip_track.h"
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
#include <array>
#include <cmath>
#include <utility>

namespace ui {

using core::motion::FootStands;

namespace {

constexpr int kRow = 11, kBar = 9, kTop = 2;
constexpr double kEdge = 5.0, kDrawn = 4.0;                                        // pixels: about an edge; a drag that draws
constexpr double kContactFps = core::motion::humanml3d::kFps, kNewSeconds = 0.35;  // what feet are planted at
constexpr std::array kFeet = {ContactLane::Foot::Left, ContactLane::Foot::Right};

std::size_t placeOf(ContactLane::Foot foot) { return static_cast<std::size_t>(foot); }
QString inSeconds(double value) { return QLocale().toString(value, 'f', 2); }

}  // namespace

ContactLane::ContactLane(TimeRuler& ruler, QWidget* parent) : QWidget(parent), ruler_(ruler) {
  setObjectName(QStringLiteral("contactLane"));
  setAccessibleName(tr("Foot contacts"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&ruler_, &TimeRuler::scaleChanged, this, qOverload<>(&QWidget::update));
}

QSize ContactLane::sizeHint() const { return {600, 2 * kRow + 2 * kTop - 1}; }
QSize ContactLane::minimumSizeHint() const { return {200, 2 * kRow + 2 * kTop - 1}; }

void ContactLane::setTake(std::shared_ptr<const core::motion::Clip> clip, const std::optional<FootStands>& stands) {
  if (clip == clip_ && stands == told_) return;
  drag_.reset();
  dragged_.reset();
  if (clip != clip_) {
    clip_ = std::move(clip);
    seconds_ = clip_ ? clip_->duration() : 0.0;
    isFound_ = false;
    chosen_ = -1;
  }
  told_ = stands;
  if (isVisible() && !isFound_) find();
  chosen_ = std::min(chosen_, static_cast<int>(contacts(foot_).size()) - 1);
  update();
}

void ContactLane::setPlan(double seconds, const core::motion::ToldStands& told) {
  isPlan_ = isFound_ = true;
  const FootStands stands = told.over({});
  const std::array<bool, 2> isTold = {told.feet[0].has_value(), told.feet[1].has_value()};
  if (seconds == seconds_ && stands == told_ && isTold == isToldFoot_) return;
  drag_.reset();
  dragged_.reset();
  seconds_ = seconds;
  told_ = stands;
  isToldFoot_ = isTold;
  chosen_ = std::min(chosen_, static_cast<int>(contacts(foot_).size()) - 1);
  update();
}

const FootStands& ContactLane::stands() {
  if (!isFound_) find();
  return shown();
}

const FootStands& ContactLane::shown() const { return dragged_ ? *dragged_ : told_ ? *told_ : found_; }

core::motion::StandRules ContactLane::rules() const { return {kContactFps, seconds_}; }

void ContactLane::find() {
  isFound_ = true;
  found_ = {};
  if (!clip_) return;
  std::vector<float> columns;
  for (const auto& feet : render::trackOf(*clip_).contacts)
    for (const bool stands : feet) columns.insert(columns.end(), 2, stands ? 1.0f : 0.0f);
  found_ = core::motion::standsOf(columns, clip_->fps());
}

QRect ContactLane::barOf(Foot foot, const Contact& contact) const {
  const double left = ruler_.toX(contact.start), right = ruler_.toX(contact.end);
  return QRectF(left, kTop + (foot == Foot::Left ? 0 : kRow), std::max(2.0, right - left), kBar).toRect();
}

double ContactLane::timeAt(double x) const { return (x - ruler_.toX(0.0)) * ruler_.secondsPerPixel(); }

ContactLane::Foot ContactLane::footAt(double y) const { return y < kTop + kRow - 1 ? Foot::Left : Foot::Right; }

int ContactLane::barAt(Foot foot, double x) const {
  const auto& bars = contacts(foot);
  // An edge is taken hold of from outside as well; where two are near the one that the pointer is in.
  for (const double around : {0.0, kEdge - 1.0})
    for (std::size_t i = 0; i < bars.size(); ++i)
      if (x >= ruler_.toX(bars[i].start) - around && x <= ruler_.toX(bars[i].end) + around) return static_cast<int>(i);
  return -1;
}

ContactLane::Part ContactLane::partAt(Foot foot, int bar, double x) const {
  if (bar < 0) return Part::New;
  const auto& contact = contacts(foot)[static_cast<std::size_t>(bar)];
  const double left = ruler_.toX(contact.start), right = ruler_.toX(contact.end), edge = std::min(kEdge, (right - left) / 3.0);
  if (x < left + edge) return Part::Start;
  return x > right - edge ? Part::End : Part::Body;
}

void ContactLane::choose(Foot foot, int bar) {
  foot_ = foot;
  chosen_ = bar;
  update();
}

void ContactLane::wish(const FootStands& stands) {
  if (stands != shown()) Q_EMIT edited(stands);
}

void ContactLane::toggleAt(Foot foot, double seconds) {
  if (seconds_ <= 0.0) return;
  auto stands = this->stands();
  auto& bars = stands[placeOf(foot)];
  const auto here = std::find_if(bars.begin(), bars.end(), [seconds](const auto& bar) { return bar.start <= seconds + 1e-6 && seconds < bar.end; });
  int chosen = -1;
  if (here != bars.end())
    bars.erase(here);
  else if (const auto made = core::motion::addStand(bars, seconds, seconds + kNewSeconds, rules()))
    chosen = static_cast<int>(*made);
  Q_EMIT settled();
  wish(stands);
  Q_EMIT settled();
  choose(foot, chosen);
}

void ContactLane::showEvent(QShowEvent*) {
  if (!isFound_) find();
}

void ContactLane::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() - 2.5);
  painter.setFont(small);
  for (const Foot foot : kFeet) paintFoot(painter, foot);
  paintLaneFocus(painter, *this);
}

void ContactLane::paintFoot(QPainter& painter, Foot foot) const {
  const int top = kTop + (foot == Foot::Left ? 0 : kRow);
  const bool isSaid = told_ && !isLeftToTheModel(foot);
  painter.setPen(isSaid ? theme::kAccent : theme::kTextDim);
  painter.drawText(QRect(0, top - 1, 12, kRow), Qt::AlignCenter, foot == Foot::Left ? tr("L", "the left foot") : tr("R", "the right foot"));
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme::kField);
  const QRectF field(ruler_.toX(0.0), top, ruler_.toX(seconds_) - ruler_.toX(0.0), kBar);
  painter.drawRect(field);
  if (isLeftToTheModel(foot)) {
    painter.setPen(theme::kTextDim);
    painter.drawText(field.adjusted(4, -1, -4, 1), Qt::AlignVCenter | Qt::AlignLeft, tr("as the model likes"));
  }
  const auto& bars = contacts(foot);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const bool isChosen = foot == foot_ && static_cast<int>(i) == chosen_;
    const QRectF bar = QRectF(barOf(foot, bars[i])).adjusted(0.5, 0, -0.5, 0);
    painter.setPen(isChosen ? QPen(theme::kText, 1.3) : QPen(Qt::NoPen));
    painter.setBrush(isPlan_ ? theme::kAccent : theme::kGood);
    painter.drawRoundedRect(isChosen ? bar.adjusted(0.5, 0.5, -0.5, -0.5) : bar, 2, 2);
  }
}

void ContactLane::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || seconds_ <= 0.0) return;
  const Foot foot = footAt(event->position().y());
  const double x = event->position().x();
  const int bar = barAt(foot, x);
  choose(foot, bar);
  Q_EMIT settled();
  Drag drag{partAt(foot, bar, x), x, timeAt(x), shown()};
  if (drag.part != Part::New) {
    const auto& contact = contacts(foot)[static_cast<std::size_t>(bar)];
    drag.time = drag.part == Part::End ? contact.end : contact.start;
  }
  drag_ = std::move(drag);
}

void ContactLane::mouseMoveEvent(QMouseEvent* event) {
  const double x = event->position().x();
  if (!drag_) {
    const Foot foot = footAt(event->position().y());
    const int bar = barAt(foot, x);
    const Part part = partAt(foot, bar, x);
    return setCursor(part == Part::Start || part == Part::End ? Qt::SizeHorCursor : part == Part::Body ? Qt::OpenHandCursor : Qt::ArrowCursor);
  }
  if (!dragged_ && std::abs(x - drag_->pressX) < (drag_->part == Part::New ? kDrawn : 1.0)) return;
  auto stands = drag_->before;
  auto& bars = stands[placeOf(foot_)];
  const double time = drag_->time + (x - drag_->pressX) * ruler_.secondsPerPixel();
  if (drag_->part == Part::New) {
    const auto made = core::motion::addStand(bars, drag_->time, time, rules());
    chosen_ = made ? static_cast<int>(*made) : -1;
  } else {
    const auto place = static_cast<std::size_t>(chosen_);
    if (drag_->part == Part::Start) core::motion::setStandStart(bars, place, time, rules());
    if (drag_->part == Part::Body) core::motion::moveStand(bars, place, time, rules());
    if (drag_->part == Part::End) core::motion::setStandEnd(bars, place, time, rules());
  }
  dragged_ = std::move(stands);
  update();
  if (chosen_ < 0) return;
  const auto& bar = contacts(foot_)[static_cast<std::size_t>(chosen_)];
  QToolTip::showText(event->globalPosition().toPoint(), tr("%1 to %2 s").arg(inSeconds(bar.start), inSeconds(bar.end)), this);
}

void ContactLane::mouseReleaseEvent(QMouseEvent*) {
  drag_.reset();
  const auto stands = std::exchange(dragged_, {});
  if (stands) wish(*stands);
  Q_EMIT settled();
  update();
}

void ContactLane::mouseDoubleClickEvent(QMouseEvent* event) {
  drag_.reset();
  dragged_.reset();
  const Foot foot = footAt(event->position().y());
  if (event->button() == Qt::LeftButton && barAt(foot, event->position().x()) < 0) toggleAt(foot, timeAt(event->position().x()));
}

void ContactLane::remove() {
  if (chosen_ < 0) return;
  auto stands = shown();
  auto& bars = stands[placeOf(foot_)];
  bars.erase(bars.begin() + chosen_);
  chosen_ = -1;
  Q_EMIT settled();
  wish(stands);
  Q_EMIT settled();
}

void ContactLane::shift(int frames, Part part) {
  if (chosen_ < 0) return;
  auto stands = shown();
  auto& bars = stands[placeOf(foot_)];
  const auto place = static_cast<std::size_t>(chosen_);
  const double by = frames / kContactFps;
  if (part == Part::Body) core::motion::moveStand(bars, place, bars[place].start + by, rules());
  if (part == Part::End) core::motion::setStandEnd(bars, place, bars[place].end + by, rules());
  wish(stands);
}

void ContactLane::contextMenuEvent(QContextMenuEvent* event) {
  const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
  const Foot foot = isKey ? foot_ : footAt(event->pos().y());
  choose(foot, isKey ? chosen_ : barAt(foot, event->pos().x()));
  QMenu menu(this);
  if (chosen_ >= 0)
    menu.addAction(theme::icon(QStringLiteral("delete")), tr("Remove: the foot swings here"), this, &ContactLane::remove);
  else if (seconds_ > 0.0 && !isKey)
    menu.addAction(theme::icon(QStringLiteral("add")), tr("The foot stands here"), this, [this, foot, at = timeAt(event->pos().x())] { toggleAt(foot, at); });
  menu.addSeparator();
  fillMenu(menu, foot);
  menu.exec(event->globalPos());
}

void ContactLane::fillMenu(QMenu& menu, Foot foot) {
  if (isPlan_) {
    menu.addAction(tr("Leave this foot to the model"), this, [this, foot] { Q_EMIT left(foot); })->setEnabled(!isLeftToTheModel(foot));
    menu.addAction(tr("Leave both feet to the model"), this, &ContactLane::bothLeft);
    return;
  }
  menu.addAction(tr("Foot contacts as found"), this, &ContactLane::asFound)->setEnabled(isEdited());
  menu.addAction(tr("Generate with these foot contacts"), this, &ContactLane::planWanted)->setEnabled(seconds_ > 0.0);
}

void ContactLane::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(contacts(foot_).size()) - 1;
  const bool moves = event->modifiers() & Qt::ControlModifier, stretches = event->modifiers() & Qt::ShiftModifier;
  const auto sideways = [&](int way) {
    if (moves) return shift(way, Part::Body);
    if (stretches) return shift(way, Part::End);
    Q_EMIT settled();
    choose(foot_, std::clamp(chosen_ + way, last < 0 ? -1 : 0, last));
  };
  switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace: return remove();
    case Qt::Key_Left: return sideways(-1);
    case Qt::Key_Right: return sideways(1);
    case Qt::Key_Up:
    case Qt::Key_Down: {
      const Foot foot = event->key() == Qt::Key_Up ? Foot::Left : Foot::Right;
      return choose(foot, std::min(chosen_, static_cast<int>(contacts(foot).size()) - 1));
    }
    case Qt::Key_Escape:
      if (!drag_) break;
      if (drag_->part == Part::New) chosen_ = -1;
      drag_.reset();
      dragged_.reset();
      return update();
    default: break;
  }
  QWidget::keyPressEvent(event);
}

void ContactLane::showHelp(const QPoint& at, const QPoint& global) {
  QString text = isPlan_ ? tr("When the feet are to carry weight in what is generated: the left one above, the right one below")
                         : tr("When the feet carry weight in the shown take: the left one above, the right one below");
  for (const Foot foot : kFeet)
    for (const auto& contact : contacts(foot)) {
      if (!barOf(foot, contact).contains(at)) continue;
      text = (foot == Foot::Left ? tr("The left foot stands from %1 to %2 s") : tr("The right foot stands from %1 to %2 s"))
                 .arg(inSeconds(contact.start), inSeconds(contact.end));
    }
  const QString how = isPlan_ ? tr("Drag a bar or its edges, or draw a new one; Delete removes. Generate puts the feet down as the bars say, and at no other time.")
                              : tr("Drag a bar or its edges, or draw a new one; Delete removes. Motion > Clean up holds the feet as the bars say.");
  QToolTip::showText(global, QStringLiteral("<div>%1</div><p>%2</p>").arg(text.toHtmlEscaped(), how.toHtmlEscaped()), this);
}

bool ContactLane::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    showHelp(help->pos(), help->globalPos());
    return true;
  }
  // The lane's own keys stand before those of the window while it has the focus.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isArrow = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right || key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
    const bool isRemoval = chosen_ >= 0 && (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace);
    if ((isArrow && !(key->modifiers() & Qt::AltModifier)) || isRemoval || (key->key() == Qt::Key_Escape && drag_)) {
      event->accept();
      return true;
    }
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  if (event->type() == QEvent::FocusOut) Q_EMIT settled();
  return QWidget::event(event);
}

}  // namespace ui
