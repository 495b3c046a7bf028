#include "ui/viewport/viewport_widget.h"

#include "render/picture_view.h"
#include "ui/look/body_joints.h"
#include "ui/posing/pose_overlay.h"
#include "ui/viewport/wipe_handle.h"

#include <cmath>
#include <optional>

// What a view shows beside its own take: the one over it, the posed body, the border of a wipe, marked joints.
namespace ui {

namespace {
constexpr double kJointGrip = 16.0;  // pixels
}  // namespace

void ViewportWidget::setMarkedJoints(const std::vector<std::string>& names) {
  if (names == marked_) return;
  marked_ = names;
  markJoints();
  refresh();
}

void ViewportWidget::markJoints() {
  for (auto& figure : scene_.figures) {
    figure.selectedJoints.clear();
    if (!figure.clip) continue;
    for (const auto& name : marked_)
      if (const int joint = jointNamed(figure.clip->skeleton(), name); joint >= 0) figure.selectedJoints.push_back(joint);
  }
}

int ViewportWidget::viewAt(const QPointF& onSurface) const { return scene_.wipe && wipe_->isRightOfIt(onSurface.x()) ? 1 : index_; }

void ViewportWidget::pickJoint(const QPointF& at) {
  const int of = viewAt(at);
  const auto& figure = scene_.figures[of == index_ || !overlay_ ? 0 : 1];
  if (!figure.clip) return;
  const render::PictureView view(camera_, static_cast<float>(surface_->width()), static_cast<float>(surface_->height()));
  const auto positions = render::worldPoseAt(*figure.clip, figure.seconds).positions;
  double least = kJointGrip;
  int nearest = -1;
  for (std::size_t joint = 0; joint < positions.size(); ++joint) {
    const auto seen = view.pixelOf(positions[joint] + figure.offset);
    if (!seen) continue;
    if (const double apart = std::hypot(static_cast<double>(seen->x) - at.x(), static_cast<double>(seen->y) - at.y()); apart < least)
      least = apart, nearest = static_cast<int>(joint);
  }
  if (nearest >= 0) Q_EMIT jointPicked(of, jointNameOf(figure.clip->skeleton(), nearest));
}

void ViewportWidget::setOverlay(std::shared_ptr<const core::motion::Clip> clip, const Skin& skin) {
  if (clip && clip != overlay_) overlayRoot_ = render::rootJointOf(clip->skeleton());
  overlay_ = std::move(clip);
  overlaySkin_ = skin;
  arrangeFigures();
  refresh();
}

void ViewportWidget::arrangeFigures() {
  constexpr float kBehind = 0.16f, kElsewhere = 0.6f;
  std::optional<render::SceneFigure> before;
  if (overlay_ && scene_.figures.size() > 1 && scene_.figures[1].clip == overlay_) before = scene_.figures[1];
  scene_.figures.resize(1);
  const bool isPosedHere = posed_ && posing_->isPosedHere();
  scene_.figures.front().bodyOpacity = isPosedHere ? kBehind : 1.0f;
  if (overlay_) {
    // Its time and place are told by setOverlayTime.
    render::SceneFigure figure = before.value_or(render::SceneFigure());
    figure.clip = overlay_;
    figure.skin = overlaySkin_;
    figure.colour = index_ == 0 ? render::palette::kFigureB : render::palette::kFigureA;
    figure.accent = index_ == 0 ? render::palette::kFigureAccentB : render::palette::kFigureAccentA;
    figure.opacity = scene_.wipe ? 1.0f : 0.55f;
    scene_.figures.push_back(std::move(figure));
  }
  markJoints();
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

void ViewportWidget::setOverlayTime(double seconds, const std::optional<glm::vec3>& place) {
  if (!overlay_ || scene_.figures.size() < 2) return;
  scene_.figures[1].seconds = seconds;
  stand(scene_.figures[1], overlayRoot_, place);
  refresh();
}

void ViewportWidget::setWipe(std::optional<double> share) {
  if (share && !wipe_) {
    wipe_ = new WipeHandle(surface_);
    connect(wipe_, &WipeHandle::moved, this, [this](double moved) {
      scene_.wipe = static_cast<float>(moved);
      refresh();
    });
    connect(wipe_, &WipeHandle::settled, this, &ViewportWidget::wipeSettled);
  }
  if (share)
    scene_.wipe = static_cast<float>(*share);
  else
    scene_.wipe.reset();
  if (!wipe_) return;
  if (share) wipe_->setShare(*share);
  wipe_->setShown(share.has_value());
  refresh();
}

}  // namespace ui
