#include "ui/viewport/viewport_widget.h"

#include "render/ghost_pick.h"
#include "ui/look/theme.h"
#include "ui/posing/pose_overlay.h"
#include "ui/viewport/path_overlay.h"
#include "ui/widgets/drop_hint.h"
#include "ui/widgets/elided_label.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr float kRadiansPerPixel = 0.008f;

QString letterStyle(int index, bool isActive) {
  const QColor& colour = theme::viewColour(index);
  return isActive ? QStringLiteral("background: %1; color: %2; border-radius: 4px; font-weight: 600;").arg(colour.name(), theme::kOnAccent.name())
                  : QStringLiteral("background: transparent; color: %1; border: 1px solid %1; border-radius: 4px; font-weight: 600;").arg(colour.name());
}

}  // namespace

ViewportWidget::ViewportWidget(int index, ViewportBackend backend, QWidget* parent)
    : QWidget(parent),
      index_(index),
      letter_(new QLabel(QString(QChar(u'A' + index)), this)),
      title_(new ElidedLabel(this)),
      subtitle_(new QLabel(this)),
      time_(new QLabel(this)) {
  setObjectName(QStringLiteral("view") + QChar(u'A' + index));
  setAcceptDrops(true);
  setMinimumSize(220, 180);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);

  auto* header = new QWidget(this);
  header->setObjectName(QStringLiteral("viewHeader"));
  header->setAttribute(Qt::WA_StyledBackground);
  header->setFixedHeight(28);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(theme::kGap, 0, theme::kGap, 0);
  row->setSpacing(theme::kGap);
  letter_->setFixedSize(19, 19);
  letter_->setAlignment(Qt::AlignCenter);
  subtitle_->setObjectName(QStringLiteral("dim"));
  subtitle_->setTextFormat(Qt::PlainText);
  row->addWidget(letter_);
  row->addWidget(title_, 1);
  row->addWidget(subtitle_);
  time_->setObjectName(QStringLiteral("viewTime"));
  row->addWidget(time_);
  time_->hide();
  column->addWidget(header);

  camera_.setPreset(render::OrbitCamera::Preset::ThreeQuarter);
  render::SceneFigure figure;
  figure.colour = render::palette::kFigures[static_cast<std::size_t>(index)];
  figure.accent = render::palette::kFigureAccents[static_cast<std::size_t>(index)];
  scene_.figures.push_back(std::move(figure));
  surface_ = makeViewportSurface(backend, scene_, camera_, this);
  surface_->setFocusPolicy(Qt::ClickFocus);
  surface_->installEventFilter(this);
  surface_->setToolTip({});
  column->addWidget(surface_, 1);

  hint_ = new QLabel(surface_);
  hint_->setAlignment(Qt::AlignCenter);
  hint_->setWordWrap(true);
  hint_->setAttribute(Qt::WA_TransparentForMouseEvents);
  hint_->setStyleSheet(QStringLiteral("color: #9aa1ab; background: transparent;"));
  hint_->setText(tr("Drag a take here, or click one in the list."));
  legend_ = new QLabel(surface_);
  legend_->setObjectName(QStringLiteral("viewLegend"));
  legend_->setAttribute(Qt::WA_TransparentForMouseEvents);
  legend_->hide();
  badge_ = new QLabel(tr("preview"), surface_);
  badge_->setObjectName(QStringLiteral("previewBadge"));
  badge_->setAttribute(Qt::WA_TransparentForMouseEvents);
  badge_->adjustSize();
  badge_->move(10, 10);
  badge_->hide();
  drop_ = new DropHint(this);
  setActive(index == 0);
  header->installEventFilter(this);
}

bool ViewportWidget::usesOpenGl() const { return surface_->objectName() == QStringLiteral("glSurface"); }

bool ViewportWidget::isDrawnInSoftware() const { return surface_->property(kSoftwareProperty).toBool(); }

const std::shared_ptr<const core::motion::Clip>& ViewportWidget::clip() const { return scene_.figures.front().clip; }

void ViewportWidget::setClip(std::shared_ptr<const core::motion::Clip> clip, const QString& title, const QString& subtitle, const Skin& skin) {
  title_->setText(title);
  subtitle_->setText(subtitle);
  hint_->setVisible(!clip);
  if (takeClip_ != clip || takeSkin_ != skin) {
    takeClip_ = std::move(clip);
    takeSkin_ = skin;
    extent_ = extentOf(takeClip_.get());
    seeClip();
    frameIfNobodyMoved();
  }
  refresh();
}

void ViewportWidget::setPreview(std::shared_ptr<const core::motion::Clip> clip, const Skin& skin) {
  if (clip == preview_ && skin == previewSkin_) return;
  preview_ = std::move(clip);
  previewSkin_ = skin;
  badge_->setVisible(preview_ != nullptr);
  const bool wasHeld = std::exchange(isCameraHeld_, true);
  seeClip();
  isCameraHeld_ = wasHeld;
  refresh();
}

void ViewportWidget::seeClip() {
  auto& figure = scene_.figures.front();
  figure.clip = preview_ ? preview_ : takeClip_;
  figure.skin = preview_ ? previewSkin_ : takeSkin_;
  figure.offset = glm::vec3(0.0f);
  markJoints();
  if ((!isAutoFramed_ || isCameraHeld_) && isFollowing()) {
    // The angle and distance that were, on the new figure.
    const float height = camera_.target().y;
    const glm::vec3 root = render::jointPositionAt(figure, rootJoint());
    camera_.setTarget({root.x, height, root.z});
  }
  camera_.stopFollowing();
  followRoot();
}

void ViewportWidget::setTime(double seconds, const std::optional<glm::vec3>& place) {
  auto& figure = scene_.figures.front();
  figure.seconds = seconds;
  isPlaced_ = place && figure.clip;
  stand(figure, rootJoint(), place);
  followRoot();
  if (!time_->isHidden()) time_->setText(tr("%1 s").arg(QLocale().toString(seconds, 'f', 2)));
  refresh();
}

void ViewportWidget::setTimeShown(bool isShown) { time_->setVisible(isShown); }

void ViewportWidget::stand(render::SceneFigure& figure, int rootJoint, const std::optional<glm::vec3>& place) const {
  figure.offset = glm::vec3(0.0f);
  if (!place || !figure.clip) return;
  const glm::vec3 root = render::jointPositionAt(figure, rootJoint);
  figure.offset = {place->x - root.x, 0.0f, place->z - root.z};
}

void ViewportWidget::followRoot() {
  if (isFollowing()) camera_.follow(render::jointPositionAt(scene_.figures.front(), rootJoint()));
}

bool ViewportWidget::isFollowing() const { return options_.followRoot && clip() && extent_.travels; }

void ViewportWidget::setOptions(const ViewOptions& options) {
  const bool changesFollowing = options.followRoot != options_.followRoot;
  options_ = options;
  applyOptions(options_, scene_);
  if (path_) path_->setShown(options_.rootPath);
  if (pose_) pose_->setTrailsShown(options_.trails);
  if (!isFollowing()) camera_.stopFollowing();
  if (changesFollowing && isFollowing()) {
    const glm::vec3 root = render::jointPositionAt(scene_.figures.front(), rootJoint());
    camera_.setTarget(isAutoFramed_ ? camera_.target() : root);
    followRoot();
  }
  if (changesFollowing) frameIfNobodyMoved();
  refresh();
}

void ViewportWidget::setDifference(std::vector<float> shares, const QString& words) {
  scene_.figures.front().jointDifference = std::move(shares);
  applyOptions(options_, scene_);
  legend_->setVisible(!words.isEmpty());
  legend_->setText(words);
  // In a narrow view in more than one line.
  const int room = surface_->width() - 20;
  legend_->setWordWrap(false);
  legend_->adjustSize();
  if (legend_->width() > room) {
    legend_->setWordWrap(true);
    legend_->resize(room, legend_->heightForWidth(room));
  }
  legend_->move(10, surface_->height() - legend_->height() - 10);
  refresh();
}

void ViewportWidget::setActive(bool isActive) { letter_->setStyleSheet(letterStyle(index_, isActive)); }

void ViewportWidget::setAlsoShown(const std::vector<std::shared_ptr<const core::motion::Clip>>& clips, Standing standing) {
  standing_ = standing;
  if (std::equal(clips.begin(), clips.end(), alsoShown_.begin(), alsoShown_.end(), [](const auto& clip, const auto& shown) { return clip == shown.clip; })) return;
  alsoShown_.clear();
  for (const auto& clip : clips) alsoShown_.push_back({clip, extentOf(clip.get())});
}

void ViewportWidget::frameIfNobodyMoved() {
  if (isAutoFramed_ && !isCameraHeld_) return frameAll();
  refresh();
}

void ViewportWidget::takeCamera(const ViewportWidget& other) {
  const render::OrbitCamera& camera = other.camera();
  if (isFollowing() || other.isFollowing()) {
    if (camera.target().y != camera_.target().y) camera_.setTarget({camera_.target().x, camera.target().y, camera_.target().z});
    camera_.setAngles(camera.yaw(), camera.pitch());
    camera_.setDistance(camera.distance());
    camera_.setProjection(camera.projection());
  } else {
    camera_ = camera;
  }
  isAutoFramed_ = other.isAutoFramed();
  refresh();
}

void ViewportWidget::setPreset(render::OrbitCamera::Preset preset) {
  camera_.setPreset(preset);
  frameAll();
}

void ViewportWidget::orbitBy(float yaw, float pitch) {
  isAutoFramed_ = false;
  camera_.orbit(yaw, pitch);
  refresh();
  Q_EMIT cameraChanged();
}

float ViewportWidget::aspect() const { return surface_->height() > 0 ? static_cast<float>(surface_->width()) / static_cast<float>(surface_->height()) : 1.0f; }

void ViewportWidget::frameAll() {
  isAutoFramed_ = true;
  render::Box box = ownBounds();
  const glm::vec3 centre = box.centre();
  for (const auto& [clip, also] : alsoShown_) {
    if (box.isEmpty()) break;
    const bool isTogether = standing_ == Standing::Together, otherFollows = isTogether || (options_.followRoot && also.travels);
    if (!isFollowing() && !isTogether && !otherFollows) {
      box.add(also.still);
    } else {
      // Each goes with its own camera, at one distance: all have to be large enough for all.
      const render::Box other = otherFollows ? also.alongTheWay : also.still;
      const glm::vec3 half = 0.5f * (other.high - other.low);
      box.add(glm::vec3(centre.x - half.x, other.low.y, centre.z - half.z));
      box.add(glm::vec3(centre.x + half.x, other.high.y, centre.z + half.z));
    }
  }
  if (box.isEmpty()) {
    box.add(glm::vec3(-0.8f, 0.0f, -0.8f));
    box.add(glm::vec3(0.8f, 1.7f, 0.8f));
  }
  camera_.frame(box, aspect());
  refresh();
  Q_EMIT cameraChanged();
}

render::Box ViewportWidget::ownBounds() const {
  render::Box box = isFollowing() || isPlaced_ ? extent_.around(render::jointPositionAt(scene_.figures.front(), rootJoint())) : extent_.still;
  if (path_) path_->addTo(box);
  return box;
}

void ViewportWidget::setFloorPath(FloorPath& path) {
  path_ = new PathOverlay(path, camera_, surface_);
  path_->setShown(options_.rootPath);
}

void ViewportWidget::beginDrawing() {
  surface_->setFocus();
  if (!isAutoFramed_) return;
  constexpr float kStepBack = 0.55f;
  camera_.zoom(kStepBack);
  isAutoFramed_ = false;
  refresh();
  Q_EMIT cameraChanged();
}

void ViewportWidget::beginPosing() {
  surface_->setFocus();
  isAutoFramed_ = false;
}

void ViewportWidget::refresh() {
  surface_->update();
  if (path_) path_->update();
  if (pose_) showPosed();
}

void ViewportWidget::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  hint_->setGeometry(surface_->rect().adjusted(20, 0, -20, 0));
  if (isAutoFramed_ && isVisible()) frameAll();
}

bool ViewportWidget::eventFilter(QObject* watched, QEvent* event) {
  if (watched != surface_) {
    if (event->type() == QEvent::MouseButtonPress) Q_EMIT activated();
    return QWidget::eventFilter(watched, event);
  }
  if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
    hint_->setGeometry(surface_->rect().adjusted(20, 0, -20, 0));
    legend_->move(10, surface_->height() - legend_->height() - 10);
    if (isAutoFramed_ && isVisible()) frameAll();
  }
  if (path_ && path_->handle(*event)) {
    if (event->type() == QEvent::MouseButtonPress) Q_EMIT activated();
    return true;
  }
  if (pose_ && pose_->handle(*event)) {
    if (event->type() == QEvent::MouseButtonPress) Q_EMIT activated();
    return true;
  }
  return handleMouse(event) || QWidget::eventFilter(watched, event);
}

void ViewportWidget::clicked(const QPointF& at) {
  const auto& figure = scene_.figures.front();
  const render::PictureView view(camera_, static_cast<float>(surface_->width()), static_cast<float>(surface_->height()));
  if (const auto ghost = render::ghostAt(scene_, view, {static_cast<float>(at.x()), static_cast<float>(at.y())})) return Q_EMIT ghostClicked(*ghost - figure.seconds);
  if (isPicking_) pickJoint(at);
}

bool ViewportWidget::handleMouse(QEvent* event) {
  switch (event->type()) {
    case QEvent::MouseButtonPress:
      pressed_ = static_cast<QMouseEvent*>(event)->position();
      lastMouse_ = pressed_.toPoint();
      isClick_ = static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
      Q_EMIT activated();
      return false;
    case QEvent::MouseButtonRelease:
      if (std::exchange(isClick_, false)) clicked(static_cast<QMouseEvent*>(event)->position());
      return false;
    case QEvent::MouseMove: {
      const auto* mouse = static_cast<QMouseEvent*>(event);
      if (mouse->buttons() == Qt::NoButton) return false;
      const QPoint at = mouse->position().toPoint();
      const QPoint moved = at - lastMouse_;
      if ((at - pressed_).manhattanLength() > 4) isClick_ = false;
      lastMouse_ = at;
      const float height = static_cast<float>(std::max(1, surface_->height()));
      switch (cameraDragFor(navigation_, mouse->buttons(), mouse->modifiers())) {
        case CameraDrag::None: return false;
        case CameraDrag::Pan: camera_.pan(static_cast<float>(-moved.x()) / height, static_cast<float>(moved.y()) / height); break;
        case CameraDrag::Orbit: camera_.orbit(static_cast<float>(-moved.x()) * kRadiansPerPixel, static_cast<float>(moved.y()) * kRadiansPerPixel); break;
        case CameraDrag::Zoom: camera_.zoom(std::pow(1.006f, static_cast<float>(moved.x() - moved.y()))); break;
      }
      isAutoFramed_ = false;
      refresh();
      Q_EMIT cameraChanged();
      return true;
    }
    case QEvent::Wheel:
      isAutoFramed_ = false;
      camera_.zoom(std::pow(1.0012f, static_cast<float>(static_cast<QWheelEvent*>(event)->angleDelta().y())));
      refresh();
      Q_EMIT cameraChanged();
      return true;
    case QEvent::MouseButtonDblClick: frameAll(); return true;
    default: return false;
  }
}

void ViewportWidget::dragEnterEvent(QDragEnterEvent* event) {
  if (takeIn(*event->mimeData())) dragMoveEvent(event);
}

void ViewportWidget::dragMoveEvent(QDragMoveEvent* event) {
  if (!takeIn(*event->mimeData())) return;
  drop_->showHint(tr("Show in view %1").arg(QChar(u'A' + viewAt(surface_->mapFrom(this, event->position())))));
  event->acceptProposedAction();
}

void ViewportWidget::dropEvent(QDropEvent* event) {
  const auto id = takeIn(*event->mimeData());
  if (!id) return;
  event->acceptProposedAction();
  Q_EMIT takeDropped(*id, viewAt(surface_->mapFrom(this, event->position())));
}

}  // namespace ui
