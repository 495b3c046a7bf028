#pragma once

#include "ui/session/document_bridge.h"
#include "ui/session/model_choice.h"

#include <QObject>

#include <functional>

namespace ui {

/// How the draft's style goes over the motion: stronger and weaker over time, mixed with a second one, another one for the legs.
class StyleCourses : public QObject {
  Q_OBJECT
 public:
  /// Both must outlive it.
  StyleCourses(DocumentBridge& document, ModelChoice& models, QObject* parent = nullptr);

  const core::document::TakeCourse& course() const { return document_.project().draft.request.course; }
  const core::document::TakeStyle& style() const { return document_.project().draft.request.style; }
  double usualStrength() const { return document_.project().draft.request.guidance.styleWeight; }
  double seconds() const;

  /// One sentence for the person; empty where it can be done. The first: of anything here.
  QString whyNotAtAll() const;
  QString whyNotMixed() const;

  /// Changes that melt into one step of undo until seal().
  void edit(const std::function<void(core::document::TakeCourse&)>& how);
  void seal() { document_.seal(); }
  /// One step.
  void change(const std::function<void(core::document::TakeCourse&)>& how);
  void mixWith(const core::document::TakeStyle& second);
  /// The two, half and half, whatever was chosen before; one step.
  void blend(const core::document::TakeStyle& first, const core::document::TakeStyle& second);
  void setLegs(const core::document::TakeStyle& style);
  /// From the first style to the second over the whole motion, or the same mixture all through.
  void setOverTime(bool isOverTime);

 Q_SIGNALS:
  /// The course, the style, or what the model can.
  void changed();

 private:
  DocumentBridge& document_;
  ModelChoice& models_;
};

}  // namespace ui
