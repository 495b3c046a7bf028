#pragma once

#include "core/services/prompt_words.h"
#include "ui/session/document_bridge.h"
#include "ui/session/model_choice.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace ui {

class ElidedLabel;

/// What the character does, how long, which seed, how many variants, and which model makes them.
class PromptPanel : public QWidget {
  Q_OBJECT
 public:
  PromptPanel(DocumentBridge& document, ModelChoice& models, QWidget* parent = nullptr);

  /// What stands in the title of the panel's dock; in the panel itself where it has none.
  QWidget* titleTools() const { return tools_; }

  void focusPrompt();

 Q_SIGNALS:
  /// Ctrl+Return inside the text.
  void generateRequested();
  /// The clips that the motion is made beside are to be chosen.
  void nearClipsRequested();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showDraft();
  void showModels();
  void showHint();
  void showCount();
  void showSteering();
  void showNearClips();
  void editSeed(const QString& text);

  DocumentBridge& document_;
  ModelChoice& models_;
  QPlainTextEdit* prompt_;
  QLabel* count_;
  QDoubleSpinBox* seconds_;
  QSpinBox* frames_;
  QLineEdit* seed_;
  QToolButton* lock_;
  QSpinBox* variants_;
  QToolButton* best_;
  QWidget* tools_;
  QComboBox* model_;
  QLabel* nearLabel_ = nullptr;
  QPushButton* near_;
  QLabel* hint_;
  ElidedLabel* steering_;
  core::services::PromptWords words_;  // of the draft's model
};

}  // namespace ui
