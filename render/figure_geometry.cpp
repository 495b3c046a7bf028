#include "render/figure_geometry.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace render {

namespace {

glm::vec3 unitOr(const glm::vec3& v, const glm::vec3& fallback) {
  const float length = glm::length(v);
  return length > 1e-6f ? v / length : fallback;
}

// Any direction at right angles to the given one.
glm::vec3 anyAcross(const glm::vec3& direction) {
  return unitOr(glm::cross(direction, std::abs(direction.y) < 0.9f ? glm::vec3(0, 1, 0) : glm::vec3(0, 0, 1)), glm::vec3(1, 0, 0));
}

class FigureBuilder {
 public:
  FigureBuilder(const SceneFigure& figure, const ClipTrack& track, const core::motion::WorldPose& pose, const std::array<bool, 2>& contacts)
      : figure_(figure), body_(track.body), pose_(pose), contacts_(contacts), scale_(track.legLength / 0.82f) {
    geometry_.opacity = figure.opacity * figure.bodyOpacity;
  }

  FigureGeometry build() {
    if (figure_.shape == FigureShape::Body && body_.isBody()) {
      addBody();
    } else {
      addBones();
    }
    for (auto& capsule : geometry_.capsules) {
      capsule.a += figure_.offset;
      capsule.b += figure_.offset;
    }
    geometry_.centre = at(body_.pelvis) + figure_.offset;
    return std::move(geometry_);
  }

 private:
  glm::vec3 at(int joint) const { return pose_.positions[static_cast<std::size_t>(joint)]; }

  glm::vec3 limbColour(int joint) const {
    const auto j = static_cast<std::size_t>(joint);
    if (std::find(figure_.selectedJoints.begin(), figure_.selectedJoints.end(), joint) != figure_.selectedJoints.end()) {
      return palette::kSelection;
    }
    if (figure_.colouring == FigureColouring::Difference && j < figure_.jointDifference.size()) {
      return glm::mix(figure_.colour, palette::kDifference, glm::clamp(figure_.jointDifference[j], 0.0f, 1.0f));
    }
    if (figure_.colouring == FigureColouring::Sides && body_.sides[j] == BodySide::Left) return palette::kLeftSide;
    if (figure_.colouring == FigureColouring::Sides && body_.sides[j] == BodySide::Right) return palette::kRightSide;
    return figure_.colour;
  }

  glm::vec3 jointColour(int joint) const {
    if (figure_.colouring != FigureColouring::Plain) return 0.82f * limbColour(joint);
    return limbColour(joint) == palette::kSelection ? palette::kSelection : figure_.accent;
  }

  void add(const glm::vec3& a, const glm::vec3& b, float radiusA, float radiusB, const glm::vec3& colour, const glm::vec3& across = glm::vec3(0.0f), float wide = 1.0f,
           float deep = 1.0f) {
    const glm::vec3 axis = unitOr(b - a, glm::vec3(0, 1, 0));
    const glm::vec3 side = unitOr(across - axis * glm::dot(axis, across), anyAcross(axis));
    geometry_.capsules.push_back({a, b, radiusA * scale_, radiusB * scale_, side, wide, deep, colour});
  }

  void ball(const glm::vec3& centre, float radius, const glm::vec3& colour) { add(centre, centre, radius, radius, colour); }

  void addBones() {
    const int joints = static_cast<int>(pose_.positions.size());
    for (int j = 0; j < joints; ++j) {
      const int parent = parentOf(j);
      if (parent >= 0) {
        const glm::vec3 from = at(parent), to = at(j);
        // An octahedron's outline: thin at both ends, thickest near the parent.
        const float thick = glm::clamp(0.09f * glm::length(to - from) / scale_, 0.004f, 0.024f);
        const glm::vec3 belly = glm::mix(from, to, 0.22f);
        add(from, belly, 0.35f * thick, thick, limbColour(j));
        add(belly, to, thick, 0.35f * thick, limbColour(j));
      }
      const bool isContact = isContactJoint(j);
      ball(at(j), isContact ? 0.026f : 0.018f, isContact ? palette::kContact : jointColour(j));
    }
    for (const auto& [joint, offset] : figure_.clip->skeleton().endSites()) {
      add(at(joint), at(joint) + pose_.rotations[static_cast<std::size_t>(joint)] * offset, 0.010f, 0.004f, limbColour(joint));
    }
  }

  int parentOf(int joint) const { return figure_.clip->skeleton().joint(joint).parent; }

  bool isContactJoint(int joint) const {
    return (contacts_[0] && (joint == body_.left.ankle || joint == body_.left.toe)) || (contacts_[1] && (joint == body_.right.ankle || joint == body_.right.toe));
  }

  void addBody() {
    const glm::vec3 hipsAcross = unitOr(at(body_.left.hip) - at(body_.right.hip), glm::vec3(1, 0, 0));
    const glm::vec3 shouldersAcross = unitOr(at(body_.left.shoulder) - at(body_.right.shoulder), hipsAcross);
    addTorso(hipsAcross, shouldersAcross);
    addHead(shouldersAcross);
    addLeg(body_.left, contacts_[0], hipsAcross);
    addLeg(body_.right, contacts_[1], hipsAcross);
    addArm(body_.left);
    addArm(body_.right);
  }

  void addTorso(const glm::vec3& hipsAcross, const glm::vec3& shouldersAcross) {
    const glm::vec3 hips = 0.5f * (at(body_.left.hip) + at(body_.right.hip));
    const glm::vec3 shoulders = 0.5f * (at(body_.left.shoulder) + at(body_.right.shoulder));
    const glm::vec3 waistJoint = at(body_.waist);
    const glm::vec3 up = unitOr(shoulders - hips, glm::vec3(0, 1, 0));
    // The waist joint sits low in some skeletons and high in others; the belt line is always a third of the way up.
    const float height = glm::length(shoulders - hips);
    const glm::vec3 bow = waistJoint - hips - up * glm::dot(waistJoint - hips, up);
    const glm::vec3 waist = hips + 0.36f * height * up + 0.6f * bow;
    const glm::vec3 between = glm::normalize(hipsAcross + shouldersAcross + glm::vec3(1e-5f, 0, 0));
    const glm::vec3 colour = limbColour(body_.pelvis), chestColour = limbColour(body_.chest);
    const float half = 0.5f * glm::length(at(body_.left.shoulder) - at(body_.right.shoulder)) / scale_;

    const float chestWide = glm::clamp(half * 8.2f, 1.15f, 1.55f);

    add(hips + up * 0.01f * scale_, waist, 0.100f, 0.087f, 0.93f * colour, hipsAcross, 1.42f, 1.02f);
    add(waist, shoulders - up * 0.065f * scale_, 0.087f, 0.107f, chestColour, between, chestWide, 1.0f);
    // What slopes down from the neck to the shoulders.
    for (const auto* limbs : {&body_.left, &body_.right}) {
      add(glm::mix(at(body_.neck), shoulders, 0.45f), glm::mix(shoulders, at(limbs->shoulder), 0.92f), 0.060f, 0.053f, chestColour);
    }
  }

  void addHead(const glm::vec3& across) {
    const glm::vec3 neck = at(body_.neck), head = at(body_.head);
    const glm::vec3 shoulders = 0.5f * (at(body_.left.shoulder) + at(body_.right.shoulder));
    const glm::vec3 chestUp = unitOr(neck - at(body_.chest), glm::vec3(0, 1, 0));
    const glm::vec3 neckUp = unitOr(head - neck, chestUp);
    // The head joint lies in front of the neck's line, so the skull is straighter than neck to head.
    const glm::vec3 front = unitOr(glm::cross(across, neckUp), glm::vec3(0, 0, 1));
    const glm::vec3 up = glm::normalize(neckUp - 0.28f * front);
    const glm::vec3 face = unitOr(glm::cross(across, up), front);
    const glm::vec3 colour = limbColour(body_.head);
    add(glm::mix(shoulders, neck, 0.6f), head + 0.02f * scale_ * up, 0.050f, 0.047f, 0.9f * colour);
    const glm::vec3 skull = head + scale_ * (0.082f * up + 0.012f * face);
    add(skull - 0.035f * scale_ * up + 0.012f * scale_ * face, skull + 0.025f * scale_ * up, 0.072f, 0.092f, colour, across, 0.86f, 1.06f);
    // A visor says where the face is from every side.
    const glm::vec3 eyes = skull + scale_ * (0.077f * face + 0.005f * up);
    add(eyes - 0.040f * scale_ * across, eyes + 0.040f * scale_ * across, 0.023f, 0.023f, figure_.colouring == FigureColouring::Plain ? figure_.accent : 0.55f * colour);
  }

  void addLeg(const BodyMap::Limbs& limbs, bool contact, const glm::vec3& across) {
    const glm::vec3 hip = at(limbs.hip), knee = at(limbs.knee), ankle = at(limbs.ankle);
    add(hip, knee, 0.083f, 0.054f, limbColour(limbs.hip));
    // The calf is thickest a third of the way down.
    const glm::vec3 calf = glm::mix(knee, ankle, 0.3f);
    add(knee, calf, 0.051f, 0.053f, limbColour(limbs.knee));
    add(calf, ankle, 0.053f, 0.034f, limbColour(limbs.knee));
    ball(knee, 0.056f, jointColour(limbs.knee));
    const glm::vec3 shin = unitOr(ankle - knee, glm::vec3(0, -1, 0));
    const glm::vec3 foot = limbs.toe >= 0 ? at(limbs.toe) - ankle : 0.12f * scale_ * unitOr(glm::cross(across, -shin), glm::vec3(0, 0, 1));
    const glm::vec3 forward = unitOr(foot, glm::vec3(0, 0, 1));
    const glm::vec3 down = unitOr(shin - forward * glm::dot(shin, forward), glm::vec3(0, -1, 0));
    const glm::vec3 colour = contact ? palette::kContact : limbColour(limbs.ankle);
    const glm::vec3 toeColour = contact || limbs.toe < 0 ? colour : limbColour(limbs.toe);
    // The ball of the foot is the toe joint; the heel lies under and behind the ankle at the same height above the sole.
    const glm::vec3 ballOfFoot = ankle + foot + 0.002f * scale_ * down;
    const glm::vec3 heel = ankle + scale_ * (0.040f * down - 0.030f * forward);
    const glm::vec3 toes = ballOfFoot + 0.055f * scale_ * unitOr(ballOfFoot - heel, forward);
    add(ankle, heel, 0.036f, 0.030f, colour);
    add(heel, ballOfFoot, 0.030f, 0.031f, colour, across, 1.2f, 0.9f);
    add(ballOfFoot, toes, 0.031f, 0.020f, toeColour, across, 1.35f, 0.8f);
    add(ankle, glm::mix(heel, ballOfFoot, 0.75f), 0.034f, 0.028f, colour);
  }

  void addArm(const BodyMap::Limbs& limbs) {
    const glm::vec3 shoulder = at(limbs.shoulder), elbow = at(limbs.elbow), wrist = at(limbs.wrist);
    ball(shoulder, 0.058f, jointColour(limbs.shoulder));
    add(shoulder, elbow, 0.050f, 0.038f, limbColour(limbs.shoulder));
    ball(elbow, 0.041f, jointColour(limbs.elbow));
    const glm::vec3 thick = glm::mix(elbow, wrist, 0.25f);
    add(elbow, thick, 0.036f, 0.039f, limbColour(limbs.elbow));
    add(thick, wrist, 0.039f, 0.025f, limbColour(limbs.elbow));
    const glm::vec3 forearm = unitOr(wrist - elbow, glm::vec3(0, -1, 0));
    const glm::vec3 direction = limbs.hand >= 0 ? unitOr(at(limbs.hand) - wrist, forearm) : forearm;
    const glm::vec3 upper = unitOr(elbow - shoulder, forearm);
    const glm::vec3 hinge = glm::cross(upper, forearm);
    add(wrist + 0.02f * scale_ * direction, wrist + 0.085f * scale_ * direction, 0.030f, 0.036f, limbColour(limbs.wrist), hinge, 0.62f, 1.1f);
    add(wrist + 0.085f * scale_ * direction, wrist + 0.145f * scale_ * direction, 0.036f, 0.022f, limbColour(limbs.wrist), hinge, 0.55f, 1.0f);
  }

  const SceneFigure& figure_;
  const BodyMap& body_;
  const core::motion::WorldPose& pose_;
  std::array<bool, 2> contacts_;
  float scale_;
  FigureGeometry geometry_;
};

// A clip that was read from a file may hold numbers that are none.
double frameAt(const SceneFigure& figure, double seconds) {
  const double frame = seconds * figure.clip->fps(), last = figure.clip->frameCount() - 1;
  return std::isfinite(frame) ? std::clamp(frame, 0.0, last) : 0.0;
}

float wholeMetres(float metres) { return std::isfinite(metres) ? std::clamp(std::round(metres), -1e6f, 1e6f) : 0.0f; }

// Occlusion of the floor: every low rod throws its own spot, sharp and dark where it touches. What is higher up only
// dims the floor widely, so all of it together is one spot: large spots are what costs time without a graphics card.
void addShadows(std::vector<ShadowBlob>& shadows, const FigureGeometry& figure) {
  constexpr float kOwnSpotBelow = 0.45f, kTooHigh = 2.5f;  // metres
  glm::vec3 sum(0.0f);
  float count = 0.0f, lowest = 1e30f;
  for (const auto& capsule : figure.capsules) {
    const float spread = 0.5f * (capsule.wide + capsule.deep);
    const float rA = capsule.radiusA * spread, rB = capsule.radiusB * spread;
    const float hA = std::max(0.0f, capsule.a.y - rA), hB = std::max(0.0f, capsule.b.y - rB);
    lowest = std::min({lowest, hA, hB});
    if (std::min(hA, hB) > kOwnSpotBelow) {
      sum += 0.5f * (capsule.a + capsule.b);
      count += 1.0f;
      continue;
    }
    const auto radius = [&](float r, float height) { return 1.7f * r + 0.02f + 0.5f * std::min(height, kOwnSpotBelow); };
    const auto strength = [&](float r, float height) { return figure.opacity * 0.55f * r / (r + 1.5f * height); };
    shadows.push_back({{capsule.a.x, 0, capsule.a.z}, {capsule.b.x, 0, capsule.b.z}, radius(rA, hA), radius(rB, hB), strength(rA, hA), strength(rB, hB)});
  }
  const float nearness = std::clamp(1.0f - lowest / kTooHigh, 0.0f, 1.0f);
  if (count < 1.0f || nearness <= 0.0f) return;
  const glm::vec3 under(sum.x / count, 0.0f, sum.z / count);
  shadows.push_back({under, under, 0.62f, 0.62f, 0.42f * nearness * figure.opacity, 0.42f * nearness * figure.opacity});
}

void addRootPath(std::vector<LineSegment>& lines, const SceneFigure& figure, const ClipTrack& track) {
  const auto& clip = *figure.clip;
  const double now = figure.seconds * clip.fps();
  const int stride = std::max(1, clip.frameCount() / 400);
  glm::vec3 last = track.root(0);
  for (int frame = stride; frame < clip.frameCount(); frame += stride) {
    const glm::vec3 next = track.root(frame);
    const float alpha = (frame <= now ? 0.85f : 0.35f) * figure.opacity;
    lines.push_back({glm::vec3(last.x, 0, last.z) + figure.offset, glm::vec3(next.x, 0, next.z) + figure.offset, glm::vec4(figure.accent, alpha),
                     glm::vec4(figure.accent, alpha), 2.0f});
    last = next;
  }
}

void addTrails(std::vector<LineSegment>& lines, const SceneFigure& figure, const ClipTrack& track) {
  const auto& clip = *figure.clip;
  std::vector<int> joints = figure.trails.joints;
  if (joints.empty()) joints = {track.body.left.wrist, track.body.right.wrist, track.body.left.ankle, track.body.right.ankle};
  const double fps = clip.fps();
  const int from = static_cast<int>(std::ceil(frameAt(figure, figure.seconds - figure.trails.secondsBefore)));
  const int to = static_cast<int>(std::floor(frameAt(figure, figure.seconds + figure.trails.secondsAfter)));
  const double reach = std::max({1.0, figure.trails.secondsBefore * fps, figure.trails.secondsAfter * fps});
  for (const int joint : joints) {
    if (joint < 0 || joint >= clip.jointCount()) continue;
    const auto side = track.body.sides[static_cast<std::size_t>(joint)];
    const glm::vec3 colour = side == BodySide::Left ? palette::kLeftSide : side == BodySide::Right ? palette::kRightSide : figure.accent;
    const auto faded = [&](int frame) {
      const double away = std::abs(frame - figure.seconds * fps) / reach;
      return glm::vec4(colour, figure.opacity * static_cast<float>(0.9 * (1.0 - std::min(1.0, away))));
    };
    for (int frame = from; frame < to; ++frame) {
      lines.push_back({track.position(frame, joint) + figure.offset, track.position(frame + 1, joint) + figure.offset, faded(frame), faded(frame + 1), 2.5f});
    }
  }
}

std::array<bool, 2> contactsAt(const SceneFigure& figure, const ClipTrack& track) {
  const double frame = std::round(frameAt(figure, figure.seconds));
  if (!figure.stands) return track.contacts[static_cast<std::size_t>(frame)];
  // The middle of the frame, which bars begin and end beside.
  const double now = (frame + 0.5) / figure.clip->fps();
  const auto stands = [now](const auto& foot) {
    return std::any_of(foot.begin(), foot.end(), [now](const auto& stand) { return stand.start < now && now < stand.end; });
  };
  return {stands((*figure.stands)[0]), stands((*figure.stands)[1])};
}

/// The skin in place of the rods, once they have thrown their shadows.
void wearSkin(FigureGeometry& geometry, const SceneFigure& figure, const ClipTrack& track, const core::motion::WorldPose& pose, const std::array<bool, 2>& contacts) {
  if (!figure.skin || figure.shape != FigureShape::Body) return;
  geometry.skin = skinGeometry(figure, track, pose, contacts);
  geometry.capsules.clear();
}

void addGhosts(std::vector<FigureGeometry>& ghosts, const SceneFigure& figure, const ClipTrack& track, const OnionSkin& skin) {
  if (!(skin.stepSeconds > 0.0)) return;
  const auto addSide = [&](int wanted, double direction) {
    const int count = std::clamp(wanted, 0, 20);
    for (int i = 1; i <= count; ++i) {
      SceneFigure ghost = figure;
      ghost.seconds = figure.seconds + direction * i * skin.stepSeconds;
      if (ghost.seconds < 0.0 || ghost.seconds > figure.clip->duration()) break;
      ghost.opacity = figure.opacity * skin.opacity * (1.0f - static_cast<float>(i - 1) / static_cast<float>(count));
      const auto pose = worldPoseAt(*figure.clip, ghost.seconds);
      ghosts.push_back(figureGeometry(ghost, track, pose, {false, false}));
      wearSkin(ghosts.back(), ghost, track, pose, {false, false});
    }
  };
  addSide(skin.before, -1.0);
  addSide(skin.after, 1.0);
}

}  // namespace

FigureGeometry figureGeometry(const SceneFigure& figure, const ClipTrack& track, const core::motion::WorldPose& pose, const std::array<bool, 2>& contacts) {
  return FigureBuilder(figure, track, pose, contacts).build();
}

SceneGeometry buildSceneGeometry(const Scene& scene, ClipTrackCache& tracks, SceneSide side) {
  SceneGeometry geometry;
  std::vector<FigureGeometry> seeThrough;
  glm::vec3 sum(0.0f);
  int count = 0;
  for (const auto& figure : scene.figures) {
    if (!figure.clip || figure.opacity <= 0.0f) continue;
    const ClipTrack& track = tracks.track(figure.clip);
    const auto pose = worldPoseAt(*figure.clip, figure.seconds);
    const bool isFirst = &figure == &scene.figures.front();
    if ((side == SceneSide::Left && !isFirst) || (side == SceneSide::Right && isFirst)) {
      sum += pose.positions[static_cast<std::size_t>(track.body.pelvis)] + figure.offset;
      ++count;
      continue;
    }
    std::array<bool, 2> contacts{false, false};
    if (scene.footContacts) {
      contacts = contactsAt(figure, track);
    }
    FigureGeometry shown = figureGeometry(figure, track, pose, contacts);
    sum += shown.centre;
    ++count;
    if (scene.contactShadow) addShadows(geometry.shadows, shown);
    wearSkin(shown, figure, track, pose, contacts);
    if (scene.rootPath) addRootPath(geometry.floorLines, figure, track);
    if (figure.showTrails) addTrails(geometry.trails, figure, track);
    addGhosts(seeThrough, figure, track, scene.onionSkin);
    (shown.opacity < 0.999f ? seeThrough : geometry.figures).push_back(std::move(shown));
  }
  if (count > 0) sum /= static_cast<float>(count);
  geometry.floorCentre = {wholeMetres(sum.x), 0.0f, wholeMetres(sum.z)};
  for (auto& figure : seeThrough) geometry.figures.push_back(std::move(figure));
  return geometry;
}

std::vector<LineSegment> gridLines(const glm::vec3& centre, int radiusMetres) {
  std::vector<LineSegment> lines;
  const int radius = std::clamp(radiusMetres, 1, 24);
  const auto alphaAt = [&](const glm::vec3& point) {
    const float away = glm::length(point - centre) / static_cast<float>(radius);
    const float left = std::clamp(1.0f - away, 0.0f, 1.0f);
    return left * left * (3.0f - 2.0f * left);
  };
  const auto add = [&](const glm::vec3& a, const glm::vec3& b, const glm::vec3& colour, float strength) {
    const float alphaA = strength * alphaAt(a), alphaB = strength * alphaAt(b);
    if (alphaA > 0.0f || alphaB > 0.0f) lines.push_back({a, b, glm::vec4(colour, alphaA), glm::vec4(colour, alphaB), 1.0f});
  };
  for (int i = -radius; i <= radius; ++i) {
    for (int k = -radius; k < radius; ++k) {
      const auto x = static_cast<int>(centre.x) + i, z = static_cast<int>(centre.z) + i;
      const auto f = static_cast<float>(i), from = static_cast<float>(k);
      const auto styled = [](int number, const glm::vec3& axis) {
        return number == 0 ? std::pair{axis, 0.85f} : number % 5 == 0 ? std::pair{palette::kGridMajorLine, 0.55f} : std::pair{palette::kGridLine, 0.5f};
      };
      const auto [colourX, strengthX] = styled(x, palette::kAxisZ);
      const auto [colourZ, strengthZ] = styled(z, palette::kAxisX);
      add(centre + glm::vec3(f, 0, from), centre + glm::vec3(f, 0, from + 1), colourX, strengthX);
      add(centre + glm::vec3(from, 0, f), centre + glm::vec3(from + 1, 0, f), colourZ, strengthZ);
    }
  }
  return lines;
}

}  // namespace render
