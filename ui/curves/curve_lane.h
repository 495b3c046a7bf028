#pragma once

#include "ui/curves/joint_plot.h"
#include "ui/session/document_bridge.h"

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QMenu;
class QToolButton;

namespace ui {

/// Curves of chosen joints of the shown takes, under the timeline: what they tell and of which joints is chosen in its head, and remembered.
class CurveLane : public QWidget {
  Q_OBJECT
 public:
  static constexpr int kMostJoints = 6;

  /// All must outlive it. timeOf as for JointPlot.
  CurveLane(DocumentBridge& document, PlaybackClock& clock, TimeRuler& ruler, std::function<double(int)> timeOf, QWidget* parent = nullptr);

  /// By name (jointNameOf), in the order in which they were chosen.
  const std::vector<std::string>& joints() const { return joints_; }
  /// Takes it in, or out. At most kMostJoints: the first one goes.
  void toggleJoint(const std::string& name);
  CurveKind kind() const;

 public Q_SLOTS:
  /// Takes or views are others now; worked out when it is seen.
  void follow();

 Q_SIGNALS:
  void jointsChanged();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void setJoints(std::vector<std::string> names);
  void fillMenu();
  void showJoints();
  void remember() const;
  /// Clips of the shown takes with the view each is in.
  std::vector<std::pair<int, std::shared_ptr<const core::motion::Clip>>> shown() const;

  DocumentBridge& document_;
  QComboBox* kind_;
  QToolButton* choose_;
  QMenu* menu_;
  QLabel* legend_;
  JointPlot* plot_;
  render::ClipTrackCache tracks_;
  std::vector<std::string> joints_;
};

}  // namespace ui
