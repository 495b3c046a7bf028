#pragma once

#include "core/motion/clip.h"

#include <glm/vec3.hpp>

#include <QRect>

#include <memory>
#include <vector>

class QPainter;

namespace ui {

/// A clip as lines that move in a small box, seen from the front and a little aside, the figure in the middle.
class MovingFigure {
 public:
  explicit MovingFigure(std::shared_ptr<const core::motion::Clip> clip);

  /// At that time of the clip, which begins again behind its end. In the theme's colour of text.
  void paint(QPainter& painter, const QRect& box, double seconds) const;

 private:
  std::shared_ptr<const core::motion::Clip> clip_;
  std::vector<glm::vec3> places_;  // [F * J] metres
};

}  // namespace ui
