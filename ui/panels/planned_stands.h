#pragma once

#include "core/motion/feet/foot_stands.h"
#include "ui/session/document_bridge.h"
#include "ui/session/model_choice.h"

#include <QObject>

namespace ui {

/// When the feet are to stand in what is generated, as the draft says: taken over from a take that is there, and changed. Foot: 0 left, 1 right.
class PlannedStands : public QObject {
  Q_OBJECT
 public:
  /// Both must outlive it.
  PlannedStands(DocumentBridge& document, ModelChoice& models, QObject* parent = nullptr);

  const core::motion::ToldStands& told() const { return document_.project().draft.request.stands; }
  /// Of what is generated.
  double seconds() const;
  /// One sentence for the person; empty where feet can be told.
  QString whyNot() const;

  /// Both feet as they stand there, as far as it lasts. One step of undo.
  void takeOver(const core::motion::FootStands& stands);
  /// What is changed of a foot that nothing was said of tells it. Melts into one step until seal().
  void edit(const core::motion::FootStands& stands);
  /// One step each.
  void leave(std::size_t foot);
  void leaveBoth();
  void seal() { document_.seal(); }

 Q_SIGNALS:
  /// Stands, the length, or what the model can.
  void changed();

 private:
  void put(const core::motion::ToldStands& told);

  DocumentBridge& document_;
  ModelChoice& models_;
};

}  // namespace ui
