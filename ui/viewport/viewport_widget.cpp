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
  const QColor colour = index == 0 ? theme::kAccent : theme::kSecond;
  return isActive ? QStringLiteral("background: %1; color: %2; border-radius: 4px; font-weight: 600;").arg(colour.name(), theme::kOnAccent.name())
                  : QStringLiteral("background: transparent; color: %1; border: 1px solid %1; border-radius: 4px; font-weight: 600;").arg(colour.name());
}

}  // namespace

ViewportWidget::ViewportWidget(int index, ViewportBackend backend, QWidget* parent)
    : QWidget(parent), index_(index), letter_(new QLabel(QString(QChar(u'A' + index)), this)), title_(new ElidedLabel(this)), subtitle_(new QLabel(this)) {
  setObjectName(index == 0 ? QStringLiteral("viewA") : QStringLiteral("viewB"));
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
  column->addWidget(header);

  camera_.setPreset(render::OrbitCamera::Preset::ThreeQuarter);
  render::SceneFigure figure;
  if (index == 1) {
    figure.colour = render::palette::kFigureB;
    figure.accent = render::palette::kFigureAccentB;
  }
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

void ViewportWidget::setClip(std::shared_ptr<const core::motion::Clip> clip, const QString& title, const QString& subtitle) {
  title_->setText(title);
  subtitle_->setText(subtitle);
  hint_->setVisible(!clip);
  if (takeClip_ != clip) {
    takeClip_ = std::move(clip);
    extent_ = extentOf(takeClip_.get());
    seeClip(preview_ ? preview_ : takeClip_);
    frameIfNobodyMoved();
  }
  refresh();
}

void ViewportWidget::setPreview(std::shared_ptr<const core::motion::Clip> clip) {
  if (clip == preview_) return;
  preview_ = std::move(clip);
  badge_->setVisible(preview_ != nullptr);
  const bool wasHeld = std::exchange(isCameraHeld_, true);
  seeClip(preview_ ? preview_ : takeClip_);
  isCameraHeld_ = wasHeld;
  refresh();
}

void ViewportWidget::seeClip(std::shared_ptr<const core::motion::Clip> clip) {
  auto& figure = scene_.figures.front();
  figure.clip = std::move(clip);
  if ((!isAutoFramed_ || isCameraHeld_) && isFollowing()) {
    // The angle and distance that were, on the new figure.
    const float height = camera_.target().y;
    const glm::vec3 root = render::jointPositionAt(figure, rootJoint());
    camera_.setTarget({root.x, height, root.z});
  }
  camera_.stopFollowing();
  followRoot();
}

void ViewportWidget::setTime(double seconds) {
  scene_.figures.front().seconds = seconds;
  followRoot();
  refresh();
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

void ViewportWidget::setOverlay(std::shared_ptr<const core::motion::Clip> clip) {
  overlay_ = std::move(clip);
  arrangeFigures();
  refresh();
}

void ViewportWidget::arrangeFigures() {
  constexpr float kBehind = 0.16f, kElsewhere = 0.6f;
  const double overlayTime = scene_.figures.size() > 1 ? scene_.figures[1].seconds : 0.0;
  scene_.figures.resize(1);
  const bool isPosedHere = posed_ && posing_->isPosedHere();
  scene_.figures.front().bodyOpacity = isPosedHere ? kBehind : 1.0f;
  if (overlay_) {
    render::SceneFigure figure;
    figure.clip = overlay_;
    figure.seconds = overlayTime;
    figure.colour = index_ == 0 ? render::palette::kFigureB : render::palette::kFigureA;
    figure.accent = index_ == 0 ? render::palette::kFigureAccentB : render::palette::kFigureAccentA;
    figure.opacity = 0.55f;
    scene_.figures.push_back(std::move(figure));
  }
  applyOptions(options_, scene_);
  if (!posed_) return;
  render::SceneFigure figure;
  figure.clip = posed_;
  figure.shape = scene_.figures.front().shape;
  figure.colouring = options_.sideColours ? render::FigureColouring::Sides : render::FigureColouring::Plain;
  figure.colour = scene_.figures.front().colour;
  figure.accent = render::palette::kSelection;
  figure.opacity = isPosedHere ? 1.0f : kElsewhere;
  scene_.figures.push_back(std::move(figure));
}

void ViewportWidget::setPosing(Posing& posing) {
  posing_ = &posing;
  pose_ = new PoseOverlay(posing, camera_, scene_, surface_);
  pose_->setTrailsShown(options_.trails);
  connect(&posing, &Posing::changed, this, &ViewportWidget::showPosed);
  showPosed();
}

void ViewportWidget::showPosed() {
  const auto clip = pose_->isOfPosedBody() && posing_->isSeen() ? posing_->posed() : nullptr;
  if (clip || posed_) {
    posed_ = clip;
    arrangeFigures();
    surface_->update();
  }
  pose_->follow();
}

render::Scene ViewportWidget::motionScene() const {
  render::Scene scene = scene_;
  if (posed_) scene.figures.pop_back();
  scene.figures.front().bodyOpacity = 1.0f;
  return scene;
}

void ViewportWidget::setStands(const std::optional<core::motion::FootStands>& stands) {
  scene_.figures.front().stands = stands;
  refresh();
}

void ViewportWidget::setOverlayTime(double seconds) {
  if (!overlay_ || scene_.figures.size() < 2) return;
  scene_.figures[1].seconds = seconds;
  refresh();
}

void ViewportWidget::setDifference(std::vector<float> shares, const QString& words) {
  scene_.figures.front().jointDifference = std::move(shares);
  applyOptions(options_, scene_);
  legend_->setVisible(!words.isEmpty());
  legend_->setText(words);
  legend_->adjustSize();
  legend_->move(10, surface_->height() - legend_->height() - 10);
  refresh();
}

void ViewportWidget::setActive(bool isActive) { letter_->setStyleSheet(letterStyle(index_, isActive)); }

void ViewportWidget::setAlsoShown(const std::shared_ptr<const core::motion::Clip>& clip) {
  if (clip == alsoClip_) return;
  alsoClip_ = clip;
  alsoShown_ = extentOf(clip.get());
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
  if (alsoClip_ && !box.isEmpty()) {
    const bool otherFollows = options_.followRoot && alsoShown_.travels;
    if (!isFollowing() && !otherFollows) {
      box.add(alsoShown_.still);
    } else {
      // Each goes with its own camera, at one distance: both have to be large enough for both.
      const render::Box other = otherFollows ? alsoShown_.alongTheWay : alsoShown_.still;
      const glm::vec3 centre = box.centre(), half = 0.5f * (other.high - other.low);
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
  render::Box box = isFollowing() ? extent_.around(render::jointPositionAt(scene_.figures.front(), rootJoint())) : extent_.still;
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
  if (const auto ghost = render::ghostAt(scene_, view, {static_cast<float>(at.x()), static_cast<float>(at.y())})) Q_EMIT ghostClicked(*ghost - figure.seconds);
}

bool ViewportWidget::handleMouse(QEvent* event) {
  switch (event->type()) {
    case QEvent::MouseButtonPress:
      lastMouse_ = pressed_ = static_cast<QMouseEvent*>(event)->position().toPoint();
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
  if (!event->mimeData()->hasFormat(QLatin1String(kTakeMimeType))) return;
  drop_->showHint(tr("Show in view %1").arg(QChar(u'A' + index_)));
  event->acceptProposedAction();
}

void ViewportWidget::dropEvent(QDropEvent* event) {
  bool ok = false;
  const auto id = event->mimeData()->data(QLatin1String(kTakeMimeType)).toULongLong(&ok);
  if (!ok) return;
  event->acceptProposedAction();
  Q_EMIT takeDropped(id);
}

}  // namespace ui
