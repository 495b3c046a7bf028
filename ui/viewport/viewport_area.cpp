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
    : QSplitter(Qt::Vertical, parent), document_(document), clock_(clock), times_(clock) {
  setObjectName(QStringLiteral("viewportArea"));
  setChildrenCollapsible(false);
  setHandleWidth(3);
  for (auto*& row : rows_) {
    row = new QSplitter(Qt::Horizontal, this);
    row->setChildrenCollapsible(false);
    row->setHandleWidth(3);
    addWidget(row);
    setStretchFactor(count() - 1, 1);
  }
  // One cross: both rows are divided at the same place.
  connect(rows_[0], &QSplitter::splitterMoved, this, [this] { rows_[1]->setSizes(rows_[0]->sizes()); });
  connect(rows_[1], &QSplitter::splitterMoved, this, [this] { rows_[0]->setSizes(rows_[1]->sizes()); });
  for (int i = 0; i < kViews; ++i) {
    QSplitter* row = rows_[static_cast<std::size_t>(i / 2)];
    auto* view = new ViewportWidget(i, backend, row);
    views_[static_cast<std::size_t>(i)] = view;
    row->addWidget(view);
    row->setStretchFactor(i % 2, 1);
    connect(view, &ViewportWidget::activated, this, [this, i] { activate(i); });
    connect(view, &ViewportWidget::ghostClicked, this, [this](double later) {
      clock_.pause();
      clock_.seek(clock_.time() + later);
    });
    connect(view, &ViewportWidget::cameraChanged, this, [this, i] { shareCamera(i); });
    connect(view, &ViewportWidget::takeDropped, this, &ViewportArea::showTake);
    connect(view, &ViewportWidget::jointPicked, this, &ViewportArea::jointPicked);
    connect(view, &ViewportWidget::wipeSettled, this, [this](double share) {
      ViewState state = document_.project().view;
      state.wipeAt = share;
      document_.setView(state);
    });
  }
  connect(&clock_, &PlaybackClock::advanced, this, [this](double seconds) { times_.advance(seconds, durations()); });
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
  // The view is opened, unless a wipe shows its take in view A.
  if (view > 1)
    state.viewCount = kViews;
  else if (view == 1 && !state.isWiped)
    state.viewCount = std::max(2, state.viewCount);
  if (state.viewCount > 1) state.isWiped = false;
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
  const auto seen = dressed(clip);
  view(index).setPreview(seen.clip, seen.skin);
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
  state.isWiped = false;
  if (active_ >= count) activate(0);
  document_.setView(state);
}

void ViewportArea::setWiped() {
  ViewState state = document_.project().view;
  state.viewCount = 1;
  state.isWiped = true;
  activate(0);
  document_.setView(state);
  frameShown();
}

void ViewportArea::setCameraShared(bool isShared) {
  ViewState state = document_.project().view;
  state.isCameraShared = isShared;
  document_.setView(state);
  shareCamera(active_);
}

void ViewportArea::setClockShared(bool isShared) {
  ViewState state = document_.project().view;
  state.isClockShared = isShared;
  document_.setView(state);
}

void ViewportArea::setRootsAligned(bool isOn) {
  ViewState state = document_.project().view;
  state.areRootsAligned = isOn;
  document_.setView(state);
  frameShown();
}

void ViewportArea::frameShown() {
  for (int i = 0; i < viewCount(); ++i) view(i).frameIfNobodyMoved();
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

void ViewportArea::setMarkedJoints(const std::vector<std::string>& names) {
  for (auto* view : views_) view->setMarkedJoints(names);
}

void ViewportArea::setPicking(bool isOn) {
  for (auto* view : views_) view->setPicking(isOn);
}

void ViewportArea::frameAll() {
  const bool isShared = document_.project().view.isCameraShared;
  for (int i = 0; i < viewCount(); ++i)
    if (!isShared || i == active_ || viewCount() == 1) view(i).frameAll();
}

void ViewportArea::setPreset(render::OrbitCamera::Preset preset) { view(std::min(active_, viewCount() - 1)).setPreset(preset); }

void ViewportArea::activate(int index) {
  active_ = index;
  for (int i = 0; i < kViews; ++i) view(i).setActive(i == index);
  times_.activate(index, durations());
}

void ViewportArea::shareCamera(int from) {
  if (isSharing_ || !document_.project().view.isCameraShared || from >= viewCount()) return;
  isSharing_ = true;
  for (int i = 0; i < viewCount(); ++i)
    if (i != from) view(i).takeCamera(view(from));
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

void ViewportArea::setCharacter(MyCharacter& character) {
  character_ = &character;
  connect(&character, &MyCharacter::dressedChanged, this, &ViewportArea::reload);
  reload();
}

MyCharacter::Dressed ViewportArea::dressed(const std::shared_ptr<const core::motion::Clip>& clip) const {
  return character_ ? character_->dressed(clip) : MyCharacter::Dressed{clip, nullptr};
}

std::shared_ptr<const core::motion::Clip> ViewportArea::otherClip() const { return other() ? dressed(other()->clip).clip : nullptr; }

const Take* ViewportArea::other() const { return document_.take(document_.project().view.shown[1]); }

void ViewportArea::showDifference() {
  const Take* with = other();
  const auto& own = views_[0]->clip();
  const auto compare = [&](int index, const std::shared_ptr<const core::motion::Clip>& first, const std::shared_ptr<const core::motion::Clip>& second, int of) {
    ViewportWidget& shown = view(index);
    auto& comparison = compared_[static_cast<std::size_t>(index)];
    if (!comparison.isOf(first.get(), second.get())) comparison = {first, second};
    const auto difference = comparison.at(times_.of(index, first->duration()), times_.of(of, second->duration()));
    if (!difference) return shown.setDifference({}, tr("The two skeletons are too different to compare."));
    const QLocale locale;
    shown.setDifference(differenceShares(*difference),
                        tr("%2 cm apart on average (red: %1 cm and more)")
                            .arg(locale.toString(100.0 * static_cast<double>(kLargestDifference), 'f', 0), locale.toString(100.0 * difference->meanMetres, 'f', 1)));
  };
  if (!showsDifference_ || !with || !own) {
    for (auto* view : views_) view->setDifference({}, {});
    return;
  }
  compare(0, own, dressed(with->clip).clip, 1);
  for (int i = 1; i < viewCount(); ++i)
    if (const auto& clip = view(i).clip()) compare(i, clip, own, 0);
}

double ViewportArea::timeOf(int index) const {
  const auto& clip = views_[static_cast<std::size_t>(index)]->clip();
  return times_.of(index, clip ? clip->duration() : 0.0);
}

ViewTimes::Durations ViewportArea::durations() const {
  ViewTimes::Durations found{};
  const auto& shown = document_.project().view.shown;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (const Take* take = document_.take(shown[i])) found[i] = take->clip->duration();
  return found;
}

// Each take goes round by itself: the shorter one does not wait for the longer. What is not open costs nothing.
void ViewportArea::showTime() {
  const ViewState& state = document_.project().view;
  view(0).setTime(timeOf(0));
  std::optional<glm::vec3> place;
  if (state.areRootsAligned && view(0).clip()) place = render::jointPositionAt(view(0).scene().figures.front(), view(0).rootJoint());
  for (int i = 1; i < viewCount(); ++i) view(i).setTime(timeOf(i), place);
  if (const Take* with = other(); with && isTwoInOne()) view(0).setOverlayTime(times_.of(1, with->clip->duration()), place);
  if (showsDifference_) showDifference();
}

// The rows and columns that the open views need.
void ViewportArea::arrange(bool isNew) {
  const QSize least = viewCount() > 2 ? QSize(150, 110) : QSize(220, 180);  // four have to fit into a small window
  for (int i = 0; i < kViews; ++i) {
    view(i).setMinimumSize(least);
    view(i).setVisible(i < viewCount());
  }
  rows_[1]->setVisible(viewCount() > 2);
  if (!isNew) return;
  setSizes({1000, viewCount() > 2 ? 1000 : 0});
  for (auto* row : rows_) row->setSizes({1000, 1000});
}

void ViewportArea::reload() {
  const ViewState& state = document_.project().view;
  const bool opens = viewCount() > 1 && !view(viewCount() - 1).isVisibleTo(this);
  double duration = 0.0, frameRate = 0.0;
  std::array<const Take*, kViews> takes{};
  std::array<core::document::TakeId, kViews> looked{};
  for (std::size_t i = 0; i < takes.size(); ++i) {
    takes[i] = document_.take(state.shown[i]);
    const bool isSeen = static_cast<int>(i) < viewCount() || (i == 1 && isTwoInOne());
    if (!takes[i] || !isSeen) continue;
    looked[i] = takes[i]->id;
    duration = std::max(duration, takes[i]->clip->duration());
    frameRate = std::max(frameRate, takes[i]->clip->fps());
  }
  arrange(opens);
  times_.setLinked(state.isClockShared || (viewCount() == 1 && !isTwoInOne()), durations());
  // One camera has to have all of them in its picture.
  const bool isShared = isTwoInOne() || state.isCameraShared;
  for (std::size_t i = 0; i < takes.size(); ++i) {
    std::vector<std::shared_ptr<const core::motion::Clip>> others;
    for (std::size_t k = 0; k < takes.size(); ++k)
      if (k != i && looked[k] && isShared) others.push_back(dressed(takes[k]->clip).clip);
    views_[i]->setAlsoShown(others, state.areRootsAligned ? ViewportWidget::Standing::Together : ViewportWidget::Standing::WhereTheyAre);
  }
  for (std::size_t i = 0; i < takes.size(); ++i) {
    views_[i]->setStands(takes[i] ? takes[i]->stands : std::nullopt);
    views_[i]->setTimeShown(!times_.isLinked());
    if (const auto seen = dressed(takes[i] ? takes[i]->clip : nullptr); seen.clip)
      views_[i]->setClip(seen.clip, takeTitle(document_.project(), takes[i]->id), originOf(*takes[i]), seen.skin);
    else
      views_[i]->setClip(nullptr, document_.project().takes.empty() ? tr("No take yet") : tr("Empty view"), {});
  }
  const bool isWiped = state.isWiped && takes[0] && takes[1];
  views_[0]->setWipe(isWiped ? std::optional(state.wipeAt) : std::nullopt);
  const auto over = dressed(isTwoInOne() && takes[0] && takes[1] ? takes[1]->clip : nullptr);
  views_[0]->setOverlay(over.clip, over.skin);
  if (isWiped) {
    const auto seen = dressed(takes[0]->clip);
    views_[0]->setClip(seen.clip, takeTitle(document_.project(), takes[0]->id), QStringLiteral("B  ") + takeTitle(document_.project(), takes[1]->id), seen.skin);
  }
  showDifference();
  if (frameRate > 0.0) clock_.setFrameRate(frameRate);
  clock_.setDuration(duration);
  // The range belongs to the takes that it was set on.
  if (looked != looked_) {
    clock_.setRange(0.0, duration);
    frameShown();
  }
  looked_ = looked;
  showTime();
  if (viewCount() > 1) shareCamera(std::min(active_, viewCount() - 1));
  Q_EMIT viewStateChanged();
}

}  // namespace ui
