#include "ui/panel_docks.h"

#include "ui/widgets/dock_title.h"
#include "ui/widgets/panel_scroll.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr std::pair<Qt::DockWidgetArea, int> kWidths[] = {{Qt::LeftDockWidgetArea, 326}, {Qt::RightDockWidgetArea, 256}};
constexpr int kBars = 77;         // menus and tools above the panels, pixels
constexpr int kSeparator = 5;     // as the style sheet says
constexpr int kFrames = 3;        // around a panel, at most
constexpr int kTogetherMs = 500;  // the columns follow what is below them in a few rounds of the event loop

bool isSameDocks(const QHash<QDockWidget*, int>& a, const QHash<QDockWidget*, int>& b) {
  return a.size() == b.size() && std::all_of(a.keyBegin(), a.keyEnd(), [&](QDockWidget* dock) { return b.contains(dock); });
}

bool isSide(Qt::DockWidgetArea area) { return area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea; }

}  // namespace

PanelDocks::PanelDocks(QMainWindow& window, QMenu& menu) : QObject(&window), window_(window), menu_(menu) {
  window.installEventFilter(this);
  remember_.setSingleShot(true);
  remember_.setInterval(kTogetherMs + 100);
  connect(&remember_, &QTimer::timeout, this, [this] { known_[room()] = sideHeights(); });
}

std::pair<int, int> PanelDocks::room() const {
  int below = 0;
  for (const auto& [dock, place] : docks_)
    if (!isSide(place.area) && dock->isVisibleTo(&window_) && !dock->isFloating()) below += dock->height();
  return {window_.height(), below};
}

QHash<QDockWidget*, int> PanelDocks::sideHeights() const {
  QHash<QDockWidget*, int> heights;
  for (const auto& [dock, place] : docks_)
    if (isSide(place.area) && dock->isVisibleTo(&window_) && !dock->isFloating()) heights[dock] = dock->height();
  return heights;
}

void PanelDocks::hideFloating() {
  // A panel that floats is a window, and closes when it goes: a number that is half typed in it would then be told to panels that are gone already.
  for (const auto& [dock, place] : docks_)
    if (dock->isFloating()) dock->hide();
}

QDockWidget* PanelDocks::add(const Place& place) {
  auto* dock = new QDockWidget(place.title, &window_);
  dock->setObjectName(QLatin1String(place.name));
  dock->setTitleBarWidget(new DockTitle(dock, place.tools));
  dock->setWidget(place.scrolls ? new PanelScroll(place.panel, dock) : place.panel);
  window_.addDockWidget(place.area, dock);
  docks_.append({dock, place});
  dock->installEventFilter(this);
  if (place.scrolls) place.panel->installEventFilter(this);
  menu_.addAction(dock->toggleViewAction());
  return dock;
}

// Of what the window gives its columns, those that need a certain height have it, and one takes the rest.
int PanelDocks::heightIn(const Place& place) const {
  if (!place.takesRest) return place.height;
  int rest = window_.height() - kBars;
  for (const auto& [dock, other] : docks_) {
    const bool isBelow = !isSide(other.area), isBeside = other.area == place.area && other.name != place.name;
    if (dock->isVisibleTo(&window_) && (isBelow || isBeside)) rest -= other.height + kSeparator;
  }
  return std::max(place.height, rest);
}

// The timeline grows with what it holds. What was seen whole stays whole: the panel that takes the rest gives the room.
bool PanelDocks::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &window_ && event->type() == QEvent::Show && isArranged_) QTimer::singleShot(0, this, &PanelDocks::seeWhole);
  if (event->type() == QEvent::LayoutRequest)
    for (const auto& [dock, place] : docks_)
      if (place.panel == watched) QTimer::singleShot(0, this, [this, dock = dock, place = place] { follow(*dock, place); });
  if (event->type() == QEvent::Resize) {
    const auto* resized = static_cast<QResizeEvent*>(event);
    for (const auto& [dock, place] : docks_) {
      if (dock != watched || dock->isFloating() || resized->oldSize().height() == resized->size().height()) continue;
      if (!isSide(place.area)) sinceBelow_.restart();
      const int needed = dock->titleBarWidget()->height() + place.panel->minimumSizeHint().height();
      if (place.scrolls && resized->size().height() < needed + kFrames && resized->oldSize().height() >= needed) cramped_ << dock;
      QTimer::singleShot(0, this, &PanelDocks::settle);
      remember_.start();
    }
  }
  return QObject::eventFilter(watched, event);
}

// A line more in a panel (examples under an empty prompt, words that the model does not know) is seen at once, and its room goes back with it.
void PanelDocks::follow(QDockWidget& dock, const Place& place) {
  const int needed = dock.titleBarWidget()->height() + place.panel->minimumSizeHint().height();
  const int before = std::exchange(needed_[&dock], needed);
  if (before == 0 || before == needed || dock.isFloating() || !dock.isVisible()) return;
  int more = 0;
  if (needed > before && dock.height() + kFrames >= before) more = std::max(0, needed + kFrames - dock.height());
  if (needed < before) more = -std::min(lent_.value(&dock), before - needed);
  if (more == 0) return;
  for (const auto& [rest, other] : docks_) {
    if (other.area != place.area || !other.takesRest || rest->isFloating() || !rest->isVisible()) continue;
    lent_[&dock] += more;
    setHeights({&dock, rest}, {dock.height() + more, rest->height() - more});
  }
}

void PanelDocks::setHeights(const QList<QDockWidget*>& docks, QList<int> heights) {
  for (int& height : heights) height = std::max(1, height);  // Qt takes no less, and gives a panel what it needs
  window_.resizeDocks(docks, heights, Qt::Vertical);
}

void PanelDocks::settle() {
  const auto cramped = std::exchange(cramped_, {});
  if (!sinceBelow_.isValid() || sinceBelow_.elapsed() > kTogetherMs) return;
  // What came below and went again leaves the columns as they were.
  if (const auto known = known_.constFind(room()); known != known_.constEnd() && isSameDocks(*known, sideHeights())) {
    setHeights(known->keys(), known->values());
    return;
  }
  giveRoom(cramped);
}

// What it takes is lent: it goes back with the line that needed it.
void PanelDocks::seeWhole() {
  QSet<QDockWidget*> cut;
  for (const auto& [dock, place] : docks_) {
    if (!place.scrolls || !dock->isVisibleTo(&window_) || dock->isFloating()) continue;
    const int missing = static_cast<PanelScroll*>(dock->widget())->verticalScrollBar()->maximum();
    if (missing == 0) continue;
    cut << dock;
    lent_[dock] += missing;
  }
  giveRoom(cut);
}

void PanelDocks::giveRoom(const QSet<QDockWidget*>& cramped) {
  if (cramped.isEmpty()) return;
  for (const auto& [area, width] : kWidths) {
    QList<QDockWidget*> column;
    QList<int> heights;
    int missing = 0;
    for (const auto& [dock, place] : docks_) {
      if (place.area != area || !dock->isVisibleTo(&window_) || dock->isFloating()) continue;
      column << dock;
      heights << dock->height();
      if (!cramped.contains(dock)) continue;
      const int more = static_cast<PanelScroll*>(dock->widget())->verticalScrollBar()->maximum();
      heights.back() += more;
      missing += more;
    }
    if (missing == 0) continue;
    for (qsizetype i = 0; i < column.size(); ++i)
      for (const auto& [dock, place] : docks_)
        if (dock == column[i] && place.takesRest) heights[i] -= missing;
    setHeights(column, heights);
  }
}

void PanelDocks::arrange() {
  QList<QDockWidget*> docks, columns;
  QList<int> heights, widths;
  // All before the first is removed: Qt puts no panel back that has no place, and a panel that hangs at the mouse has two.
  for (const auto& [dock, place] : docks_) dock->setFloating(false);
  for (const auto& [dock, place] : docks_) {
    window_.removeDockWidget(dock);
    window_.addDockWidget(place.area, dock);
    dock->setVisible(!place.startsHidden);
  }
  for (const auto& [dock, place] : docks_) {
    if (place.startsHidden) continue;
    docks << dock;
    heights << heightIn(place);
    for (const auto& [area, width] : kWidths) {
      if (place.area != area) continue;
      columns << dock;
      widths << width;
    }
  }
  window_.resizeDocks(columns, widths, Qt::Horizontal);
  setHeights(docks, heights);
  lent_.clear();
  isArranged_ = true;
  if (window_.isVisible()) QTimer::singleShot(0, this, &PanelDocks::seeWhole);
}

void PanelDocks::arrangeColumn(Qt::DockWidgetArea area) {
  QList<QDockWidget*> column;
  QList<int> heights;
  for (const auto& [dock, place] : docks_) {
    if (place.area != area) continue;
    column << dock;
    heights << heightIn(place);
  }
  setHeights(column, heights);
}

}  // namespace ui
