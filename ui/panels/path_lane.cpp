#include "ui/panels/path_lane.h"

#include "ui/look/theme.h"
#include "ui/widgets/lane_paint.h"
#include "ui/widgets/time_ruler.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kHalfPoint = 5.0, kPointGrip = 8;  // pixels
constexpr double kPathFrame = 0.05;

}  // namespace

PathLane::PathLane(FloorPath& path, PlaybackClock& clock, TimeRuler& ruler, QWidget* parent) : QWidget(parent), path_(path), clock_(clock), ruler_(ruler) {
  setObjectName(QStringLiteral("pathLane"));
  setAccessibleName(tr("Way points"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  const auto show = [this] {
    setVisible(!path_.points().empty());
    update();
  };
  connect(&path_, &FloorPath::changed, this, show);
  connect(&ruler_, &TimeRuler::scaleChanged, this, qOverload<>(&QWidget::update));
  show();
}

QRect PathLane::triangleOf(std::size_t point) const {
  return QRectF(ruler_.toX(path_.points().at(point).time) - kHalfPoint, (kHeight - 8) / 2.0, 2 * kHalfPoint, 8).toRect();
}

int PathLane::pointAt(const QPointF& place) const {
  int nearest = -1;
  double least = kPointGrip;
  for (std::size_t i = 0; i < path_.points().size(); ++i)
    if (const double apart = std::abs(place.x() - ruler_.toX(path_.points()[i].time)); apart < least) nearest = static_cast<int>(i), least = apart;
  return nearest;
}

void PathLane::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& points = path_.points();
  const auto faults = path_.faults();
  const auto isFault = [&faults](std::size_t i) { return std::any_of(faults.begin(), faults.end(), [i](const auto& fault) { return fault.point == i; }); };
  const double middle = kHeight / 2.0;
  paintLaneField(painter, *this, ruler_.toX(0.0) - kHalfPoint - 2);
  for (std::size_t i = 1; i < points.size(); ++i) {
    painter.setPen(QPen(isFault(i) ? theme::kError : theme::kTextOff, 1.2, isFault(i) ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(QPointF(ruler_.toX(points[i - 1].time) + kHalfPoint, middle), QPointF(ruler_.toX(points[i].time) - kHalfPoint, middle));
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool isChosen = static_cast<int>(i) == path_.chosen();
    const QColor colour = isFault(i) ? theme::kError : isChosen ? theme::kAccent : theme::kText;
    const QRectF box(triangleOf(i));
    painter.setPen(QPen(colour, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(isChosen || isFault(i) ? colour : theme::kPanel);
    painter.drawPolygon(QPolygonF{QPointF(box.left() + 1, box.bottom()), QPointF(box.right() - 1, box.bottom()), QPointF(box.center().x(), box.top())});
  }
  paintLaneFocus(painter, *this);
}

void PathLane::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const int point = pointAt(event->position());
  path_.choose(point);
  if (point < 0) return;
  path_.seal();
  drag_ = Drag{point, event->position().x(), path_.points()[static_cast<std::size_t>(point)].time, ruler_.secondsPerPixel()};
}

void PathLane::mouseMoveEvent(QMouseEvent* event) {
  if (!drag_ || drag_->point >= static_cast<int>(path_.points().size())) {
    setCursor(pointAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    return;
  }
  path_.retime(drag_->point, drag_->time + (event->position().x() - drag_->pressX) * drag_->secondsPerPixel);
  QToolTip::showText(event->globalPosition().toPoint(), path_.explanation(static_cast<std::size_t>(drag_->point)), this);
}

void PathLane::mouseReleaseEvent(QMouseEvent*) {
  if (drag_) path_.seal();
  drag_.reset();
}

void PathLane::mouseDoubleClickEvent(QMouseEvent* event) {
  drag_.reset();
  if (event->button() == Qt::LeftButton) goTo(pointAt(event->position()));
}

void PathLane::goTo(int point) {
  if (point < 0) return;
  path_.choose(point);
  clock_.pause();
  clock_.seek(path_.points()[static_cast<std::size_t>(point)].time);
}

void PathLane::contextMenuEvent(QContextMenuEvent* event) {
  const int point = event->reason() == QContextMenuEvent::Keyboard ? path_.chosen() : pointAt(QPointF(event->pos()));
  path_.choose(point);
  QMenu menu(this);
  if (point >= 0) {
    menu.addAction(tr("Go to its frame"), this, [this, point] { goTo(point); });
    auto* turn = menu.addAction(tr("Look along the way"), this, [this, point] { path_.turnWithTheWay(point); });
    turn->setEnabled(path_.points()[static_cast<std::size_t>(point)].facing.has_value());
    menu.addAction(theme::icon(QStringLiteral("delete")), tr("Remove"), this, [this, point] { path_.remove(point); });
    menu.addSeparator();
  }
  menu.addAction(tr("Remove the path"), &path_, &FloorPath::removeAll);
  // What the window has for all of it.
  menu.addSeparator();
  menu.addActions(actions());
  menu.exec(event->globalPos());
}

void PathLane::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(path_.points().size()) - 1, chosen = path_.chosen();
  const bool isShifting = event->modifiers() & Qt::ControlModifier;
  const auto shift = [&](double seconds) {
    if (chosen >= 0) path_.retime(chosen, path_.points()[static_cast<std::size_t>(chosen)].time + seconds);
  };
  switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace: return path_.remove(chosen);
    case Qt::Key_Return:
    case Qt::Key_Enter: return goTo(chosen);
    case Qt::Key_Left: return isShifting ? shift(-kPathFrame) : path_.choose(std::max(0, chosen - 1));
    case Qt::Key_Right: return isShifting ? shift(kPathFrame) : path_.choose(std::min(last, chosen + 1));
    default: QWidget::keyPressEvent(event);
  }
}

bool PathLane::event(QEvent* event) {
  // The lane's own keys stand before those of the window while it has the focus.
  if (event->type() == QEvent::ShortcutOverride && path_.chosen() >= 0) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isPlain = key->modifiers() == Qt::NoModifier, isArrow = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
    const bool isOwn = key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace || key->key() == Qt::Key_Return;
    if ((isPlain && isOwn) || (isArrow && (isPlain || key->modifiers() == Qt::ControlModifier))) {
      event->accept();
      return true;
    }
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  if (event->type() == QEvent::FocusOut) path_.seal();
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text;
    if (const int point = pointAt(QPointF(help->pos())); point >= 0)
      for (const auto& line : path_.explanation(static_cast<std::size_t>(point)).split(u'\n')) text += QStringLiteral("<div>%1</div>").arg(line.toHtmlEscaped());
    text += QStringLiteral("<p>%1</p>")
                .arg(tr("When the figure is at the way points of its path. Drag one to come earlier or later; double-click goes to its frame, Delete removes."));
    QToolTip::showText(help->globalPos(), text, this);
    return true;
  }
  return QWidget::event(event);
}

}  // namespace ui
