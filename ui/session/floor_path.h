#pragma once

#include "core/services/plan_keys.h"
#include "ui/session/document_bridge.h"
#include "ui/session/model_choice.h"

#include <QObject>
#include <QStringList>

#include <optional>

namespace ui {

/// The draft's path on the floor, as the views and the timeline show and change it. Places are metres on the floor (x, z), times seconds, facings degrees from +Z
/// towards +X.
class FloorPath : public QObject {
  Q_OBJECT
 public:
  /// Both must outlive it.
  FloorPath(DocumentBridge& document, ModelChoice& models, QObject* parent = nullptr);

  const std::vector<core::document::TakeWayPoint>& points() const { return document_.project().draft.request.path; }
  /// The chosen point, or -1; one for all views and the timeline.
  int chosen() const { return chosen_; }
  void choose(int point);
  /// Whether clicks into the views are way points.
  bool isDrawing() const { return isDrawing_; }
  void setDrawing(bool isOn);

  /// One sentence for the person; empty where a path can be drawn.
  QString whyNot() const;
  /// Points that cannot be, which the motion is made without.
  std::vector<core::services::PathFault> faults() const;
  /// The motion's frames, of which a path has at most as many points.
  int frames() const;
  /// "Way point 2 at 1.50 s, 1.2 m/s from the one before", and what is wrong with it.
  QString explanation(std::size_t point) const;

  /// Behind the last, as services::addWayPoint() says; the new one is chosen. One step of undo.
  void add(double x, double z);
  void remove(int point);
  void removeAll();
  /// Without a facing it looks along its way. One step.
  void turnWithTheWay(int point);

  // For drags: these melt into one step of undo until seal().
  void move(int point, double x, double z);
  void face(int point, double degrees);
  void retime(int point, double seconds);
  void seal() { document_.seal(); }

 Q_SIGNALS:
  /// Points, the chosen one, the tool, or what the model can.
  void changed();
  void drawingChanged(bool isDrawing);
  void refused(const QString& why);

 private:
  void edit(const std::function<void(core::document::TakeRequest&)>& how);
  void change(const std::function<void(core::document::TakeRequest&)>& how);
  void follow();

  DocumentBridge& document_;
  ModelChoice& models_;
  int chosen_ = -1;
  bool isDrawing_ = false;
};

/// What of a draft's poses and path cannot be and is left out, one short sentence each.
QStringList steeringFaults(const core::document::TakeRequest& request);

}  // namespace ui
