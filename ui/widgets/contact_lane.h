#pragma once

#include "core/motion/clip.h"

#include <QRect>
#include <QWidget>

#include <array>
#include <memory>
#include <vector>

namespace ui {

class TimeRuler;

/// When the feet of a take carry weight, on the ruler's scale: bars of the left foot above those of the right one, as the view colours them.
class ContactLane : public QWidget {
  Q_OBJECT
 public:
  enum class Foot { Left, Right };
  /// Seconds from which to which a foot stands.
  struct Contact {
    double start = 0.0, end = 0.0;
  };

  /// The ruler must outlive the lane.
  explicit ContactLane(TimeRuler& ruler, QWidget* parent = nullptr);

  /// nullptr: nothing is shown. Nothing is worked out while the lane is hidden.
  void setClip(std::shared_ptr<const core::motion::Clip> clip);
  const std::vector<Contact>& contacts(Foot foot) const { return contacts_[static_cast<std::size_t>(foot)]; }
  QRect barOf(Foot foot, const Contact& contact) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void find();

  TimeRuler& ruler_;
  std::shared_ptr<const core::motion::Clip> clip_;
  bool isFound_ = false;
  std::array<std::vector<Contact>, 2> contacts_;
};

}  // namespace ui
