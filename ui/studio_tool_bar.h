#pragma once

#include "ui/actions.h"

#include <QToolBar>

class QProgressBar;

namespace ui {

class ElidedLabel;
class NoteLabel;

/// Generate and how far it is, then what one looks at and how.
class StudioToolBar : public QToolBar {
  Q_OBJECT
 public:
  explicit StudioToolBar(Actions& actions, QWidget* parent = nullptr);

 public Q_SLOTS:
  /// What went well; fades by itself.
  void showNote(const QString& text);
  void setBusy(bool isBusy);
  /// stage as the services report it; total 0: not known yet.
  void showProgress(const QString& stage, qint64 done, qint64 total);

 private:
  Actions& actions_;
  QProgressBar* progress_;
  ElidedLabel* activity_;
  NoteLabel* note_;
};

}  // namespace ui
