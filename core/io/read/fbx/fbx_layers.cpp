#include "core/io/read/fbx/fbx_layers.h"

#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <utility>

namespace core::io::fbx {

namespace {

glm::dvec3 valueAt(const std::optional<Curve> (&axis)[3], const std::optional<double> (&still)[3], const glm::dvec3& fallback, double seconds) {
  glm::dvec3 out = fallback;
  for (int i = 0; i < 3; ++i) {
    if (axis[i])
      out[i] = axis[i]->at(seconds);
    else if (still[i])
      out[i] = *still[i];
  }
  return out;
}

}  // namespace

LayeredMotion::LayeredMotion(const Objects& objects, std::int64_t stack, double ticksPerSecond) {
  const auto curveOf = [&](std::int64_t id) -> std::optional<Curve> {
    const Record* record = objects.find(id);
    if (!record || record->name != "AnimationCurve") return std::nullopt;
    Curve curve = Curve::from(*record, ticksPerSecond);
    return curve.empty() ? std::nullopt : std::optional<Curve>(std::move(curve));
  };
  bool isFirst = true;
  for (const Link& part : objects.linkedTo(stack)) {
    const Record* record = objects.find(part.from);
    if (!record || record->name != "AnimationLayer") continue;
    const Properties p = objects.properties(*record);
    Layer layer;
    layer.isLowest = std::exchange(isFirst, false);
    layer.adds = p.whole("BlendMode", 0) == 0;
    layer.turnsByAxis = p.whole("RotationAccumulationMode", 0) == 1;
    layer.scalesByAxis = p.whole("ScaleAccumulationMode", 0) == 1;
    layer.weight = p.number("Weight", 100.0) / 100.0;
    bool hasKeys = false;
    for (const Link& link : objects.linkedTo(part.from)) {
      const Record* node = objects.find(link.from);
      if (!node || node->name != "AnimationCurveNode") continue;
      if (link.property == "Weight") {
        for (const Link& curve : objects.linkedTo(link.from))
          if (auto read = curveOf(curve.from)) layer.weightCurve = std::move(read);
        continue;
      }
    }
    if (p.whole("Mute", 0) != 0 || (!layer.weightCurve && !(layer.weight > 0.0))) continue;
    for (const std::int64_t model : objects.all("Model")) {
      for (const Link& link : objects.linkedTo(model)) {
        auto* into = link.property == "Lcl Translation" ? &layer.places
                     : link.property == "Lcl Rotation"  ? &layer.turns
                     : link.property == "Lcl Scaling"   ? &layer.scales
                                                        : nullptr;
        const Record* node = into ? objects.find(link.from) : nullptr;
        if (!node || node->name != "AnimationCurveNode") continue;
        const auto& owners = objects.ownersOf(link.from);
        if (std::find(owners.begin(), owners.end(), part.from) == owners.end()) continue;
        Keyed keyed;
        bool any = false;
        const Properties defaults = objects.properties(*node);
        for (int i = 0; i < 3; ++i) {
          const std::string name = std::string("d|") + "XYZ"[i];
          if (defaults.says(name)) keyed.still[i] = defaults.number(name);
        }
        for (const Link& curve : objects.linkedTo(link.from)) {
          const int axis = curve.property == "d|X" ? 0 : curve.property == "d|Y" ? 1 : curve.property == "d|Z" ? 2 : -1;
          if (axis < 0) continue;
          auto read = curveOf(curve.from);
          if (!read) continue;
          const double first = read->times().front(), last = read->times().back();
          const auto [span, isNew] = spans_.emplace(model, Span{first, last});
          if (!isNew) span->second = {std::min(span->second.first, first), std::max(span->second.last, last)};
          keyed.axis[axis] = std::move(read);
          any = true;
        }
        if (!any && !(keyed.still[0] || keyed.still[1] || keyed.still[2])) continue;
        hasKeys = hasKeys || any;
        into->emplace(model, std::move(keyed));
      }
    }
    if (hasKeys) layers_.push_back(std::move(layer));
  }
}

std::vector<const std::vector<double>*> LayeredMotion::curves() const {
  std::vector<const std::vector<double>*> out;
  for (const Layer& layer : layers_)
    for (const auto* kind : {&layer.places, &layer.turns, &layer.scales})
      for (const auto& [model, keyed] : *kind)
        for (const auto& axis : keyed.axis)
          if (axis) out.push_back(&axis->times());
  return out;
}

double LayeredMotion::weightOf(const Layer& layer, double seconds) const {
  return std::clamp(layer.weightCurve ? layer.weightCurve->at(seconds) / 100.0 : layer.weight, 0.0, 1.0);
}

Moving LayeredMotion::at(std::int64_t model, const Transform& transform, double seconds) const {
  Moving now = transform.still();
  glm::dvec3 degrees = transform.stillDegrees();
  for (const Layer& layer : layers_) {
    const bool isLowest = layer.isLowest;
    const double weight = isLowest ? 1.0 : weightOf(layer, seconds);
    if (const auto found = layer.places.find(model); found != layer.places.end()) {
      const bool adds = layer.adds && !isLowest;
      const glm::dvec3 value = valueAt(found->second.axis, found->second.still, adds ? glm::dvec3(0.0) : now.translation, seconds);
      now.translation = adds ? now.translation + weight * value : glm::mix(now.translation, value, weight);
    }
    if (const auto found = layer.turns.find(model); found != layer.turns.end()) {
      const bool adds = layer.adds && !isLowest;
      const glm::dvec3 value = valueAt(found->second.axis, found->second.still, adds ? glm::dvec3(0.0) : degrees, seconds);
      if (layer.turnsByAxis || isLowest) {
        degrees = adds ? degrees + weight * value : glm::mix(degrees, value, weight);
        now.turn = transform.turn(degrees);
      } else {
        const glm::dquat turn = transform.turn(value);
        now.turn = adds ? now.turn * glm::slerp(glm::dquat(1, 0, 0, 0), turn, weight) : glm::slerp(now.turn, turn, weight);
      }
    }
    if (const auto found = layer.scales.find(model); found != layer.scales.end()) {
      const bool adds = layer.adds && !isLowest;
      const glm::dvec3 none(adds && layer.scalesByAxis ? 0.0 : 1.0);
      const glm::dvec3 value = valueAt(found->second.axis, found->second.still, adds ? none : now.scaling, seconds);
      now.scaling = !adds                ? glm::mix(now.scaling, value, weight)
                    : layer.scalesByAxis ? now.scaling + weight * value
                                         : now.scaling * glm::mix(glm::dvec3(1.0), value, weight);
    }
  }
  return now;
}

}  // namespace core::io::fbx
