#include "ui/panels/action_lane.h"

#include "core/services/take_actions.h"
#include "ui/look/theme.h"
#include "ui/session/request_conversion.h"
#include "ui/widgets/lane_paint.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

using core::document::Draft;
using core::document::DraftField;
constexpr double kGrip = 6;  // pixels around an edge that take hold of it
constexpr int kTop = 3, kBarHeight = 22;
constexpr int kButton = 20, kRoomForButtons = 100;  // a bar that is narrower carries none

}  // namespace

ActionLane::ActionLane(DocumentBridge& document, ModelChoice& models, FrozenStretches& frozen, TimeRuler& ruler, QWidget* parent)
    : QWidget(parent),
      document_(document),
      models_(models),
      frozen_(frozen),
      ruler_(ruler),
      text_(new QLineEdit(this)),
      freeze_(new QToolButton(this)),
      redraw_(new QToolButton(this)) {
  setObjectName(QStringLiteral("actionLane"));
  setAccessibleName(tr("Actions"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  text_->setObjectName(QStringLiteral("actionText"));
  text_->setPlaceholderText(tr("What does the character do?"));
  text_->hide();
  text_->installEventFilter(this);
  connect(text_, &QLineEdit::editingFinished, this, [this] { endEdit(true); });
  connect(&document_, &DocumentBridge::draftChanged, this, &ActionLane::showDraft);
  connect(&document_, &DocumentBridge::projectReplaced, this, [this] {
    isNew_ = false;  // nothing to take back in another project
    drag_.reset();
    endEdit(false);
    chosen_ = -1;
    showDraft();
  });
  addButtons();
  connect(&frozen_, &FrozenStretches::changed, this, [this] {
    placeButtons();
    update();
  });
  connect(&ruler_, &TimeRuler::scaleChanged, this, [this] {
    placeButtons();
    update();
  });
  showDraft();
}

void ActionLane::addButtons() {
  freeze_->setObjectName(QStringLiteral("freezeAction"));
  redraw_->setObjectName(QStringLiteral("redrawAction"));
  redraw_->setIcon(theme::icon(QStringLiteral("regenerate")));
  for (auto* button : {freeze_, redraw_}) {
    button->setIconSize({16, 16});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);  // the lane's keys do the same
    button->hide();
    connect(button, &QToolButton::clicked, this, [this, button] {
      const int action = buttonsOn_;
      if (action < 0) return;
      choose(action);
      const auto& span = actions_[static_cast<std::size_t>(action)];
      if (button == freeze_)
        frozen_.toggle(span.start, span.end);
      else
        frozen_.redraw(span.start, span.end);
    });
  }
}

void ActionLane::placeButtons() {
  buttonsOn_ = hovered_ >= 0 ? hovered_ : chosen_;
  const bool isThere = buttonsOn_ >= 0 && buttonsOn_ < static_cast<int>(actions_.size()) && editing_ < 0 && !drag_;
  if (!isThere || seenBarOf(buttonsOn_).width() < kRoomForButtons) {
    buttonsOn_ = -1;
    freeze_->hide();
    redraw_->hide();
    return;
  }
  const auto& span = actions_[static_cast<std::size_t>(buttonsOn_)];
  const QRect bar = seenBarOf(buttonsOn_);
  const bool isFrozen = frozen_.isFrozen(span.start, span.end);
  const auto set = [](QToolButton& button, const QString& words, const QString& whyNot) {
    button.setEnabled(whyNot.isEmpty());
    button.setToolTip(whyNot.isEmpty() ? words : whyNot);
    button.setAccessibleName(words);
    button.show();
  };
  freeze_->setIcon(isFrozen ? theme::icon(QStringLiteral("freeze"), theme::kIce) : theme::icon(QStringLiteral("freeze")));
  set(*freeze_, isFrozen ? tr("Thaw: let this action be made again") : tr("Freeze: keep this action as the shown take has it, when the rest is made again"),
      frozen_.whyNotFreeze(span.start, span.end));
  set(*redraw_, tr("Make only this action again, with another seed; the rest of the shown take stays"), frozen_.whyNotRedraw(span.start, span.end));
  const int right = bar.right() - static_cast<int>(kGrip), top = bar.top() + (bar.height() - kButton) / 2 + 1;
  redraw_->setGeometry(right - kButton, top, kButton, kButton);
  freeze_->setGeometry(right - 2 * kButton, top, kButton, kButton);
}

int ActionLane::meant(double second) const {
  if (chosen_ >= 0) return chosen_;
  for (std::size_t i = 0; i < actions_.size(); ++i)
    if (second < actions_[i].end) return static_cast<int>(i);
  return static_cast<int>(actions_.size()) - 1;
}

void ActionLane::toggleFrozen(double second) {
  const auto& span = actions_[static_cast<std::size_t>(meant(second))];
  frozen_.toggle(span.start, span.end);
}

void ActionLane::redraw(double second) {
  const auto& span = actions_[static_cast<std::size_t>(meant(second))];
  frozen_.redraw(span.start, span.end);
}

bool ActionLane::canPlan() const { return !models_.chosen() || models_.chosen()->can.plan; }

void ActionLane::showDraft() {
  actions_ = core::services::actionsOf(document_.project().draft.request);
  chosen_ = std::min(chosen_, static_cast<int>(actions_.size()) - 1);
  hovered_ = std::min(hovered_, static_cast<int>(actions_.size()) - 1);
  ruler_.setShownSeconds(actions_.back().end);
  placeButtons();
  update();
}

QRect ActionLane::barOf(int action) const {
  const auto& span = actions_.at(static_cast<std::size_t>(action));
  const double left = ruler_.toX(span.start), right = ruler_.toX(span.end);
  return QRectF(left + 0.5, kTop, std::max(2.0, right - left - 1.0), kBarHeight).toRect();
}

int ActionLane::actionAt(const QPointF& place) const {
  for (int i = 0; i < static_cast<int>(actions_.size()); ++i)
    if (barOf(i).adjusted(0, -kTop, 1, kTop).contains(place.toPoint())) return i;
  return -1;
}

int ActionLane::edgeAt(const QPointF& place) const {
  for (int i = 0; i < static_cast<int>(actions_.size()); ++i)
    if (std::abs(place.x() - ruler_.toX(actions_[static_cast<std::size_t>(i)].end)) < kGrip) return i;
  return -1;
}

void ActionLane::change(const std::function<void(Request&)>& how) {
  document_.seal();
  document_.editDraft(DraftField::Spans, [&how](Draft& draft) { how(draft.request); });
  document_.seal();
}

void ActionLane::choose(int action) {
  chosen_ = action;
  placeButtons();
  update();
}

void ActionLane::addAction() {
  endEdit(true);
  if (!canPlan())
    return Q_EMIT refused(tr("%1 makes one action at a time; the default model makes several in a row.").arg(QString::fromStdString(models_.chosen()->familyTitle)));
  bool isAdded = false;
  document_.seal();
  document_.editDraft(DraftField::Spans, [&isAdded](Draft& draft) { isAdded = core::services::addAction(draft.request, std::string()); });
  if (!isAdded) return Q_EMIT refused(tr("The actions take 60 seconds already, and more is not made at once."));
  added_ = document_.revision();
  edit(static_cast<int>(actions_.size()) - 1);
  isNew_ = true;
}

void ActionLane::edit(int action) {
  endEdit(true);
  editing_ = action;
  isNew_ = false;
  choose(action);
  const auto bar = seenBarOf(action);
  const int width = std::min(this->width() - 4, std::max(bar.width(), 220));
  text_->setGeometry(std::clamp(bar.left(), 2, std::max(2, this->width() - 2 - width)), 1, width, kHeight - 2);
  text_->setText(QString::fromStdString(actions_[static_cast<std::size_t>(action)].prompt));
  text_->selectAll();
  text_->show();
  text_->setFocus();
  placeButtons();
}

void ActionLane::endEdit(bool isKept) {
  if (editing_ < 0) return;
  const auto action = static_cast<std::size_t>(editing_);
  editing_ = -1;
  const bool hadFocus = text_->hasFocus();
  text_->hide();
  if (hadFocus) setFocus();
  placeButtons();
  if (action >= actions_.size()) return;
  const auto written = text_->text().simplified().toStdString();
  // An action that says nothing is none.
  if (isNew_ && (!isKept || written.empty())) {
    isNew_ = false;
    // A take may have come meanwhile: undo would take that away.
    if (document_.revision() == added_) return document_.undo();
    return remove(static_cast<int>(action));
  }
  // What was only looked at is not written anew: the field shows lines and blanks otherwise.
  const auto before = QString::fromStdString(actions_[action].prompt).simplified().toStdString();
  if (!isKept || written.empty() || written == before) return;
  auto actions = actions_;
  actions[action].prompt = written;
  // Adding and writing are one step.
  if (!isNew_) document_.seal();
  document_.editDraft(DraftField::Spans, [&actions](Draft& draft) { core::services::setActions(draft.request, actions); });
  document_.seal();
  isNew_ = false;
}

void ActionLane::remove(int action) {
  if (action < 0 || actions_.size() < 2) return;
  change([action](Request& request) { core::services::removeAction(request, static_cast<std::size_t>(action)); });
}

void ActionLane::paintFrame(QPainter& painter, int action) const {
  painter.setPen(action == chosen_ ? QPen(hasFocus() ? theme::kAccent : theme::kTextDim, 1.2) : QPen(theme::kLine, 1));
  painter.setBrush(action == chosen_ ? theme::kSelected : theme::kHover);
  painter.drawRoundedRect(QRectF(barOf(action)).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void ActionLane::paintFrozen(QPainter& painter) const {
  for (const auto& kept : frozen_.all()) {
    const QRectF ice(ruler_.toX(kept.start) + 1.5, kTop + 1.5, std::max(2.0, ruler_.toX(kept.end) - ruler_.toX(kept.start) - 3), kBarHeight - 3);
    QPainterPath shape;
    shape.addRoundedRect(ice, 3, 3);
    QColor fill = theme::kIce;
    fill.setAlpha(46);
    painter.fillPath(shape, fill);
    // Hatched, so that it is seen without the colour too.
    fill.setAlpha(110);
    painter.save();
    painter.setClipPath(shape, Qt::IntersectClip);
    painter.setPen(QPen(fill, 1));
    for (double x = ice.left() - ice.height(); x < ice.right(); x += 9) painter.drawLine(QPointF(x, ice.bottom()), QPointF(x + ice.height(), ice.top()));
    painter.restore();
    painter.setPen(QPen(theme::kIce, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shape);
  }
}

void ActionLane::paintWords(QPainter& painter, int action) const {
  const auto& span = actions_[static_cast<std::size_t>(action)];
  QString words = QString::fromStdString(span.prompt).simplified();
  if (span.style) words = styleTitle(*span.style) + QStringLiteral(" · ") + words;
  const bool isEmpty = words.isEmpty();
  QRectF room = QRectF(seenBarOf(action)).adjusted(8, 0, -8, 0);
  const bool isFrozen = frozen_.hasFrozen(span.start, span.end);
  if (isFrozen) {
    theme::icon(QStringLiteral("freeze"), theme::kIce).paint(&painter, QRectF(room.left() - 3, room.center().y() - 8, 16, 16).toRect());
    room.setLeft(room.left() + 17);
  }
  const QString length = tr("%1 s").arg(locale().toString(span.end - span.start, 'g', 3));
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() - 1.5);
  painter.setFont(small);
  if (action == buttonsOn_) {
    room.setRight(freeze_->x() - 4);
  } else if (room.width() > 110) {
    painter.setPen(isFrozen ? theme::kTextDim : theme::kTextOff);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, length);
    room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(length) - 8);
  }
  painter.setFont(font());
  painter.setPen(isEmpty ? theme::kTextOff : theme::kText);
  const QString shown = isEmpty ? tr("What does the character do?") : words;
  painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(shown, Qt::ElideRight, static_cast<int>(room.width())));
}

void ActionLane::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const int count = static_cast<int>(actions_.size());
  for (int i = 0; i < count; ++i) paintFrame(painter, i);
  paintFrozen(painter);
  for (int i = 0; i < count; ++i) paintWords(painter, i);
  paintLaneFocus(painter, *this);
}

void ActionLane::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  endEdit(true);
  if (const int edge = edgeAt(event->position()); edge >= 0) {
    document_.seal();
    drag_ = Drag{edge, event->position().x(), actions_[static_cast<std::size_t>(edge)].end, ruler_.secondsPerPixel()};
    return choose(edge);
  }
  choose(actionAt(event->position()));
}

void ActionLane::mouseMoveEvent(QMouseEvent* event) {
  if (!drag_) {
    if (const int under = actionAt(event->position()); under != hovered_) {
      hovered_ = under;
      placeButtons();
      update();
    }
    return setCursor(edgeAt(event->position()) >= 0 ? Qt::SizeHorCursor : Qt::ArrowCursor);
  }
  // The scale of the press counts: the ruler follows the actions while the edge is dragged.
  const double end = drag_->end + (event->position().x() - drag_->pressX) * drag_->secondsPerPixel;
  document_.editDraft(DraftField::Spans, [this, end](Draft& draft) { core::services::moveEnd(draft.request, static_cast<std::size_t>(drag_->action), end); });
  const auto& moved = actions_[static_cast<std::size_t>(drag_->action)];
  QToolTip::showText(event->globalPosition().toPoint(), tr("%1 s").arg(locale().toString(moved.end - moved.start, 'f', 2)), this);
}

void ActionLane::mouseReleaseEvent(QMouseEvent*) {
  if (drag_) document_.seal();
  drag_.reset();
  placeButtons();
}

void ActionLane::leaveEvent(QEvent*) {
  hovered_ = -1;
  placeButtons();
  update();
}

void ActionLane::mouseDoubleClickEvent(QMouseEvent* event) {
  drag_.reset();
  if (event->button() != Qt::LeftButton) return;
  if (const int action = actionAt(event->position()); action >= 0) return edit(action);
  addAction();
}

void ActionLane::contextMenuEvent(QContextMenuEvent* event) {
  const int action = event->reason() == QContextMenuEvent::Keyboard ? chosen_ : actionAt(QPointF(event->pos()));
  choose(action);
  QMenu menu(this);
  auto* write = menu.addAction(tr("Write…"), this, [this, action] { edit(action); });
  write->setEnabled(action >= 0);
  menu.addAction(tr("Add an action"), this, &ActionLane::addAction);
  auto* out = menu.addAction(tr("Remove"), this, [this, action] { remove(action); });
  out->setEnabled(action >= 0 && actions_.size() > 1);
  menu.addSeparator();
  menu.setToolTipsVisible(true);
  const double start = action >= 0 ? actions_[static_cast<std::size_t>(action)].start : 0.0, end = action >= 0 ? actions_[static_cast<std::size_t>(action)].end : 0.0;
  const auto addFor = [&](const char* icon, const QString& words, const QString& whyNot, auto&& work) {
    auto* entry = menu.addAction(theme::icon(QLatin1String(icon)), words, this, work);
    entry->setEnabled(action >= 0 && whyNot.isEmpty());
    entry->setToolTip(whyNot.isEmpty() ? words : whyNot);
  };
  addFor("freeze", frozen_.isFrozen(start, end) ? tr("Thaw") : tr("Freeze"), frozen_.whyNotFreeze(start, end), [this, start, end] { frozen_.toggle(start, end); });
  addFor("regenerate", tr("Make again"), frozen_.whyNotRedraw(start, end), [this, start, end] { frozen_.redraw(start, end); });
  auto* thaw = menu.addAction(tr("Thaw all"), &frozen_, &FrozenStretches::thawAll);
  thaw->setEnabled(!frozen_.all().empty());
  menu.exec(event->globalPos());
}

void ActionLane::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(actions_.size()) - 1;
  switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace: return remove(chosen_);
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter: return edit(std::max(0, chosen_));
    case Qt::Key_Insert: return addAction();
    case Qt::Key_Left: return choose(std::max(0, chosen_ - 1));
    case Qt::Key_Right: return choose(std::min(last, chosen_ + 1));
    default: QWidget::keyPressEvent(event);
  }
}

bool ActionLane::event(QEvent* event) {
  // The lane's own keys stand before those of the window while it has the focus.
  if (event->type() == QEvent::ShortcutOverride && chosen_ >= 0) {
    const auto key = static_cast<QKeyEvent*>(event)->key();
    const bool isPlain = static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier;
    if (isPlain && (key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_F2 || key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Return)) {
      event->accept();
      return true;
    }
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int action = actionAt(QPointF(help->pos()));
    QString text = canPlan() ? tr("Double-click to write what happens, or behind the last action to add one. Drag an edge; Delete removes.")
                             : tr("%1 makes one action at a time; the default model makes several in a row.").arg(QString::fromStdString(models_.chosen()->familyTitle));
    if (action >= 0 && !actions_[static_cast<std::size_t>(action)].prompt.empty())
      text = QStringLiteral("<p>%1</p><p>%2</p>").arg(QString::fromStdString(actions_[static_cast<std::size_t>(action)].prompt).toHtmlEscaped(), text);
    if (action >= 0) {
      const auto& span = actions_[static_cast<std::size_t>(action)];
      for (const auto& line : frozen_.explanation(span.start, span.end).split(u'\n', Qt::SkipEmptyParts)) text += QStringLiteral("<p>%1</p>").arg(line.toHtmlEscaped());
    }
    QToolTip::showText(help->globalPos(), text, this);
    return true;
  }
  return QWidget::event(event);
}

bool ActionLane::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
      endEdit(key != Qt::Key_Escape);
      return true;
    }
  }
  if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace ui
