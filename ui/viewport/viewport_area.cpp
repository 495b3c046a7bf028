#include "ui/viewport/viewport_area.h"

#include "ui/session/take_names.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace ui {

using core::document::Take;
using core::document::ViewState;

namespace {

QString originOf(const Take& take) {
  switch (take.origin) {
    case Take::Origin::Imported: return ViewportArea::tr("Imported");
    case Take::Origin::Restyled: return ViewportArea::tr("Restyled");
    case Take::Origin::Lifted: return ViewportArea::tr("From a video");
    case Take::Origin::Edited: return ViewportArea::tr("Edited");
    case Take::Origin::Generated: break;
  }
  return ViewportArea::tr("seed %1").arg(take.request.seed);
}

}  // namespace

ViewportArea::ViewportArea(DocumentBridge& document, PlaybackClock& clock, ViewportBackend backend, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent), document_(document), clock_(clock) {
  setObjectName(QStringLiteral("viewportArea"));
  setChildrenCollapsible(false);
  setHandleWidth(3);
  for (int i = 0; i < 2; ++i) {
    auto* view = new ViewportWidget(i, backend, this);
    views_[static_cast<std::size_t>(i)] = view;
    addWidget(view);
    setStretchFactor(i, 1);
    connect(view, &ViewportWidget::activated, this, [this, i] { activate(i); });
    connect(view, &ViewportWidget::ghostClicked, this, [this](double later) {
      clock_.pause();
      clock_.seek(clock_.time() + later);
    });
    connect(view, &ViewportWidget::cameraChanged, this, [this, i] { shareCamera(i); });
    connect(view, &ViewportWidget::takeDropped, this, [this, i](core::document::TakeId id) { showTake(id, i); });
  }
  connect(&clock_, &PlaybackClock::timeChanged, this, &ViewportArea::showTime);
  connect(&clock_, &PlaybackClock::playingChanged, this, [this](bool isPlaying) {
    if (isPlaying) clock_.setTickInterval(view(0).isDrawnInSoftware() ? 33 : 16);
  });
  connect(&document_, &DocumentBridge::projectReplaced, this, [this] {
    activate(0);
    seen_ = {};
    undone_ = {};
    reload();
    for (auto* view : views_) view->frameAll();
  });
  connect(&document_, &DocumentBridge::takesChanged, this, [this] {
    followUndo();
    reload();
  });
  connect(&document_, &DocumentBridge::viewChanged, this, &ViewportArea::reload);
  reload();
}

void ViewportArea::showTake(core::document::TakeId id, int view) {
  ViewState state = document_.project().view;
  const auto at = static_cast<std::size_t>(view);
  undone_[at] = 0;
  if (id != state.shown[at]) seen_[at].push_back(state.shown[at]);
  state.shown[at] = id;
  if (view == 1) state.viewCount = 2;
  document_.setView(state);
  activate(view);
}

void ViewportArea::replaceTake(core::document::TakeId id, int index) {
  const double start = clock_.rangeStart(), end = clock_.rangeEnd();
  const bool hasRange = clock_.hasRange();
  for (auto* view : views_) view->holdCamera(true);
  showTake(id, index);
  for (auto* view : views_) view->holdCamera(false);
  if (hasRange) clock_.setRange(start, end);
}

void ViewportArea::showPreview(int index, const std::shared_ptr<const core::motion::Clip>& clip) {
  view(index).setPreview(clip);
  showTime();
}

void ViewportArea::endPreview() {
  for (auto* view : views_) view->setPreview(nullptr);
  showTime();
}

// A take that was undone gives its view back to the one before it, and comes back with redo.
void ViewportArea::followUndo() {
  ViewState state = document_.project().view;
  for (std::size_t i = 0; i < state.shown.size(); ++i) {
    auto& seen = seen_[i];
    if (undone_[i] && document_.take(undone_[i])) state.shown[i] = std::exchange(undone_[i], 0);
    if (state.shown[i] == 0 || document_.take(state.shown[i])) continue;
    undone_[i] = state.shown[i];
    while (!seen.empty() && !document_.take(seen.back())) seen.pop_back();
    state.shown[i] = seen.empty() ? 0 : seen.back();
  }
  document_.setView(state);
}

void ViewportArea::setViewCount(int count) {
  ViewState state = document_.project().view;
  state.viewCount = count;
  document_.setView(state);
  if (count == 1) activate(0);
}

void ViewportArea::setCameraShared(bool isShared) {
  ViewState state = document_.project().view;
  state.isCameraShared = isShared;
  document_.setView(state);
  shareCamera(active_);
}

void ViewportArea::setOptions(const ViewOptions& options) {
  for (auto* view : views_) view->setOptions(options);
}

void ViewportArea::setFloorPath(FloorPath& path) {
  for (auto* view : views_) view->setFloorPath(path);
}

void ViewportArea::setPosing(Posing& posing) {
  for (auto* view : views_) view->setPosing(posing);
}

void ViewportArea::setNavigation(Navigation navigation) {
  for (auto* view : views_) view->setNavigation(navigation);
}

void ViewportArea::frameAll() {
  const bool isShared = document_.project().view.isCameraShared;
  for (int i = 0; i < document_.project().view.viewCount; ++i)
    if (!isShared || i == active_) view(i).frameAll();
}

void ViewportArea::setPreset(render::OrbitCamera::Preset preset) { view(active_).setPreset(preset); }

void ViewportArea::activate(int index) {
  active_ = index;
  for (int i = 0; i < 2; ++i) view(i).setActive(i == index);
}

void ViewportArea::shareCamera(int from) {
  const ViewState& state = document_.project().view;
  if (isSharing_ || !state.isCameraShared || state.viewCount < 2) return;
  isSharing_ = true;
  view(1 - from).takeCamera(view(from));
  isSharing_ = false;
}

void ViewportArea::setOverlaid(bool isOn) {
  isOverlaid_ = isOn;
  reload();
}

void ViewportArea::setDifferenceShown(bool isOn) {
  showsDifference_ = isOn;
  showDifference();
}

const Take* ViewportArea::other() const { return document_.take(document_.project().view.shown[1]); }

void ViewportArea::showDifference() {
  const Take* with = other();
  const auto& own = views_[0]->clip();
  const auto compare = [&](int index, const std::shared_ptr<const core::motion::Clip>& first, const std::shared_ptr<const core::motion::Clip>& second) {
    ViewportWidget& shown = view(index);
    auto& comparison = compared_[static_cast<std::size_t>(index)];
    if (!comparison.isOf(first.get(), second.get())) comparison = {first, second};
    const auto difference = comparison.at(timeOf(first->duration()), timeOf(second->duration()));
    if (!difference) return shown.setDifference({}, tr("The two skeletons are too different to compare."));
    const QLocale locale;
    shown.setDifference(differenceShares(*difference),
                        tr("Red: %1 cm or more apart. Now %2 cm on average.")
                            .arg(locale.toString(100.0 * static_cast<double>(kLargestDifference), 'f', 0), locale.toString(100.0 * difference->meanMetres, 'f', 1)));
  };
  if (!showsDifference_ || !with || !own) {
    for (auto* view : views_) view->setDifference({}, {});
    return;
  }
  compare(0, own, with->clip);
  if (document_.project().view.viewCount == 2) compare(1, with->clip, own);
}

// Each take goes round by itself: the shorter one does not wait for the longer.
double ViewportArea::timeOf(double duration) const { return clock_.isLooping() ? roundAndRound(clock_.time(), duration) : clock_.time(); }

void ViewportArea::showTime() {
  for (auto* view : views_) view->setTime(timeOf(view->clip() ? view->clip()->duration() : 0.0));
  if (const Take* with = other(); with && isOverlaid_) views_[0]->setOverlayTime(timeOf(with->clip->duration()));
  if (showsDifference_) showDifference();
}

void ViewportArea::reload() {
  const ViewState& state = document_.project().view;
  const bool splits = state.viewCount == 2 && !view(1).isVisibleTo(this);
  double duration = 0.0, frameRate = 0.0;
  std::array<const Take*, 2> takes{};
  std::array<core::document::TakeId, 2> looked{};
  for (std::size_t i = 0; i < takes.size(); ++i) {
    const int index = static_cast<int>(i);
    view(index).setVisible(index < state.viewCount);
    takes[i] = document_.take(state.shown[i]);
    if (!takes[i] || (index >= state.viewCount && !isOverlaid_)) continue;
    looked[i] = takes[i]->id;
    duration = std::max(duration, takes[i]->clip->duration());
    frameRate = std::max(frameRate, takes[i]->clip->fps());
  }
  // One camera has to have both in its picture.
  const bool isShared = isOverlaid_ || (state.viewCount == 2 && state.isCameraShared);
  for (std::size_t i = 0; i < takes.size(); ++i) {
    const Take* other = takes[1 - i];
    views_[i]->setAlsoShown(isShared && other ? other->clip : nullptr);
  }
  for (std::size_t i = 0; i < takes.size(); ++i) {
    views_[i]->setStands(takes[i] ? takes[i]->stands : std::nullopt);
    if (takes[i])
      views_[i]->setClip(takes[i]->clip, takeTitle(document_.project(), takes[i]->id), originOf(*takes[i]));
    else
      views_[i]->setClip(nullptr, document_.project().takes.empty() ? tr("No take yet") : tr("Empty view"), {});
  }
  views_[0]->setOverlay(isOverlaid_ && takes[0] && takes[1] ? takes[1]->clip : nullptr);
  showDifference();
  if (splits) setSizes({1000, 1000});
  if (frameRate > 0.0) clock_.setFrameRate(frameRate);
  clock_.setDuration(duration);
  // The range belongs to the takes that it was set on.
  if (looked != looked_) {
    clock_.setRange(0.0, duration);
    for (int i = 0; i < state.viewCount; ++i) view(i).frameIfNobodyMoved();
  }
  looked_ = looked;
  showTime();
  if (state.viewCount == 2) shareCamera(active_);
  Q_EMIT viewStateChanged();
}

}  // namespace ui
