#pragma once

#include "ui/library/near_clip_search.h"
#include "ui/library/near_clip_tile.h"
#include "ui/session/document_bridge.h"
#include "ui/session/model_choice.h"

#include <QDialog>
#include <QTimer>

#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// The clips of the person's own library that are nearest to the prompt, to make the next motion beside some of them. What is switched is the draft's at once, and one
/// step of undo each.
class NearClipsDialog : public QDialog {
  Q_OBJECT
 public:
  static constexpr int kShown = 8, kColumns = 4;

  /// All must outlive it.
  NearClipsDialog(DocumentBridge& document, NearClipSearch& search, ModelChoice& models, QWidget* parent = nullptr);

 private:
  void search();
  void showFound(const core::services::NearClipsReport& report);
  void showFailure(const core::Error& error);
  void showUsed();
  void use(const core::services::ClipReference& clip, bool isUsed);
  void useModel();

  DocumentBridge& document_;
  NearClipSearch& search_;
  ModelChoice& models_;
  QLineEdit *folder_, *words_;
  QPushButton *find_, *none_, *choose_;
  QLabel *note_, *model_;
  QGridLayout* grid_;
  std::vector<NearClipTile*> tiles_;
  QTimer timer_;
  int tick_ = 0;
};

}  // namespace ui
