#pragma once

#include "ui/session/document_bridge.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QToolButton;

namespace ui {

/// What the character does, how long, which seed and how many variants.
class PromptPanel : public QWidget {
  Q_OBJECT
 public:
  explicit PromptPanel(DocumentBridge& document, QWidget* parent = nullptr);

  void focusPrompt();

 Q_SIGNALS:
  /// Ctrl+Return inside the text.
  void generateRequested();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showDraft();
  void editSeed(const QString& text);

  DocumentBridge& document_;
  QPlainTextEdit* prompt_;
  QLabel* count_;
  QDoubleSpinBox* seconds_;
  QSpinBox* frames_;
  QLineEdit* seed_;
  QToolButton* lock_;
  QSpinBox* variants_;
};

}  // namespace ui
