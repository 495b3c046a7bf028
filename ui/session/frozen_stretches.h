#pragma once

#include "ui/session/document_bridge.h"
#include "ui/session/model_choice.h"

#include <QObject>

namespace ui {

/// What of the shown take the draft keeps, and what is made again: an action of the lane, or the range of the timeline. All times in seconds.
class FrozenStretches : public QObject {
  Q_OBJECT
 public:
  /// All must outlive it.
  FrozenStretches(DocumentBridge& document, ModelChoice& models, QObject* parent = nullptr);

  /// What is frozen from now on is of this take. Until it is told, and where there is no such take, that of view A.
  void setShownTake(core::document::TakeId id);
  /// nullptr when none is shown.
  const core::document::Take* shown() const;

  const std::vector<core::document::TakeKept>& all() const { return document_.project().draft.request.keeps; }
  /// Something between these seconds.
  bool hasFrozen(double start, double end) const;
  /// As much between them as can be.
  bool isFrozen(double start, double end) const;

  /// One sentence for the person; empty where it can be done. The first: of no stretch at all.
  QString whyNotAtAll() const;
  QString whyNotFreeze(double start, double end) const;
  QString whyNotRedraw(double start, double end) const;
  /// What is frozen and where it is from, for a tool tip; empty where nothing is.
  QString explanation(double start, double end) const;

 public Q_SLOTS:
  /// Freezes, or thaws what is frozen. One step of undo.
  void toggle(double start, double end);
  void thawAll();
  /// Everything else of the shown take stays, these seconds are asked for with another seed.
  void redraw(double start, double end);

 Q_SIGNALS:
  /// What is frozen, the shown take, or what the model can.
  void changed();
  void redrawRequested(core::document::TakeId from, double start, double end);
  void refused(const QString& why);

 private:
  void change(const std::function<void(core::document::TakeRequest&)>& how);
  /// As far as the shown take goes.
  double reach(double end) const;

  DocumentBridge& document_;
  ModelChoice& models_;
  core::document::TakeId shown_ = 0;
};

}  // namespace ui
