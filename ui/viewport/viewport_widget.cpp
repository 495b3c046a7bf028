#include "ui/viewport/viewport_widget.h"

#include "ui/look/theme.h"
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

namespace ui {
namespace {

constexpr float kRadiansPerPixel = 0.008f;

QString letterStyle(int index, bool isActive) {
  const QColor colour = index == 0 ? theme::kAccent : theme::kSecond;
  return isActive ? QStringLiteral("background: %1; color: #1b1d21; border-radius: 4px; font-weight: 600;").arg(colour.name())
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
  hint_->setText(tr("Drag a take here, or double-click one in the list."));
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
  auto& figure = scene_.figures.front();
  if (figure.clip != clip) {
    figure.clip = std::move(clip);
    rootJoint_ = figure.clip ? render::rootJointOf(figure.clip->skeleton()) : 0;
    camera_.stopFollowing();
    frameIfNobodyMoved();
  }
  refresh();
}

void ViewportWidget::setTime(double seconds) {
  scene_.figures.front().seconds = seconds;
  followRoot();
  refresh();
}

void ViewportWidget::followRoot() {
  if (options_.followRoot && clip()) camera_.follow(render::jointPositionAt(scene_.figures.front(), rootJoint_));
}

void ViewportWidget::setOptions(const ViewOptions& options) {
  const bool startsFollowing = options.followRoot && !options_.followRoot;
  options_ = options;
  auto& figure = scene_.figures.front();
  figure.shape = options.bones ? render::FigureShape::Bones : render::FigureShape::Body;
  figure.colouring = options.sideColours ? render::FigureColouring::Sides : render::FigureColouring::Plain;
  figure.showTrails = options.trails;
  scene_.grid = options.grid;
  scene_.contactShadow = options.contactShadow;
  scene_.rootPath = options.rootPath;
  scene_.footContacts = options.footContacts;
  scene_.onionSkin.before = options.onionSkin ? 3 : 0;
  scene_.onionSkin.after = options.onionSkin ? 2 : 0;
  if (!options.followRoot) camera_.stopFollowing();
  if (startsFollowing && clip()) {
    camera_.setTarget(render::jointPositionAt(figure, rootJoint_));
    followRoot();
  }
  refresh();
}

void ViewportWidget::setActive(bool isActive) { letter_->setStyleSheet(letterStyle(index_, isActive)); }

void ViewportWidget::setAlsoShown(const render::Box& box) { alsoShown_ = box; }

void ViewportWidget::frameIfNobodyMoved() {
  if (isAutoFramed_) return frameAll();
  refresh();
}

void ViewportWidget::takeCamera(const render::OrbitCamera& camera, bool isAutoFramed) {
  if (options_.followRoot) {
    camera_.setAngles(camera.yaw(), camera.pitch());
    camera_.setDistance(camera.distance());
    camera_.setProjection(camera.projection());
  } else {
    camera_ = camera;
  }
  isAutoFramed_ = isAutoFramed;
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
  render::Box box = options_.followRoot ? render::shownBounds(scene_) : render::sceneBounds(scene_);
  if (!options_.followRoot && !alsoShown_.isEmpty()) {
    box.add(alsoShown_);
  }
  if (box.isEmpty()) {
    box.add(glm::vec3(-0.8f, 0.0f, -0.8f));
    box.add(glm::vec3(0.8f, 1.7f, 0.8f));
  }
  camera_.frame(box, aspect());
  refresh();
  Q_EMIT cameraChanged();
}

void ViewportWidget::refresh() { surface_->update(); }

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
    if (isAutoFramed_ && isVisible()) frameAll();
  }
  return handleMouse(event) || QWidget::eventFilter(watched, event);
}

bool ViewportWidget::handleMouse(QEvent* event) {
  switch (event->type()) {
    case QEvent::MouseButtonPress:
      lastMouse_ = static_cast<QMouseEvent*>(event)->position().toPoint();
      Q_EMIT activated();
      return false;
    case QEvent::MouseMove: {
      const auto* mouse = static_cast<QMouseEvent*>(event);
      if (mouse->buttons() == Qt::NoButton) return false;
      const QPoint at = mouse->position().toPoint();
      const QPoint moved = at - lastMouse_;
      lastMouse_ = at;
      const bool isPan = mouse->buttons() & (Qt::RightButton | Qt::MiddleButton) || mouse->modifiers() & Qt::ShiftModifier;
      isAutoFramed_ = false;
      const float height = static_cast<float>(std::max(1, surface_->height()));
      if (isPan)
        camera_.pan(static_cast<float>(-moved.x()) / height, static_cast<float>(moved.y()) / height);
      else
        camera_.orbit(static_cast<float>(-moved.x()) * kRadiansPerPixel, static_cast<float>(moved.y()) * kRadiansPerPixel);
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
  if (event->mimeData()->hasFormat(QLatin1String(kTakeMimeType))) event->acceptProposedAction();
}

void ViewportWidget::dropEvent(QDropEvent* event) {
  bool ok = false;
  const auto id = event->mimeData()->data(QLatin1String(kTakeMimeType)).toULongLong(&ok);
  if (!ok) return;
  event->acceptProposedAction();
  Q_EMIT takeDropped(id);
}

}  // namespace ui
