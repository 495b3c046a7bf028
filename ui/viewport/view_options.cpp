#include "ui/viewport/view_options.h"

namespace ui {

void applyOptions(const ViewOptions& options, render::Scene& scene) {
  scene.grid = options.grid;
  scene.contactShadow = options.contactShadow;
  scene.rootPath = options.rootPath;
  scene.footContacts = options.footContacts;
  scene.onionSkin.before = options.onionSkin ? 3 : 0;
  scene.onionSkin.after = options.onionSkin ? 2 : 0;
  for (auto& figure : scene.figures) {
    figure.shape = options.bones ? render::FigureShape::Bones : render::FigureShape::Body;
    figure.colouring = options.sideColours ? render::FigureColouring::Sides : render::FigureColouring::Plain;
    if (!figure.jointDifference.empty()) figure.colouring = render::FigureColouring::Difference;
    figure.showTrails = options.trails;
  }
}

render::Box ClipExtent::around(const glm::vec3& root) const {
  render::Box box;
  if (alongTheWay.isEmpty()) return box;
  box.add(alongTheWay.low + glm::vec3(root.x, 0.0f, root.z));
  box.add(alongTheWay.high + glm::vec3(root.x, 0.0f, root.z));
  return box;
}

ClipExtent extentOf(const core::motion::Clip* clip) {
  if (!clip) return {};
  const int root = render::rootJointOf(clip->skeleton());
  return {root, render::clipBounds(*clip), render::boundsAlongTheWay(*clip, root), render::travels(*clip, root)};
}

}  // namespace ui
