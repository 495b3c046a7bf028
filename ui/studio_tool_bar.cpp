#include "ui/studio_tool_bar.h"

#include "ui/look/error_text.h"
#include "ui/look/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/note_label.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace ui {

StudioToolBar::StudioToolBar(Actions& actions, QWidget* parent)
    : QToolBar(tr("Toolbar"), parent), actions_(actions), progress_(new QProgressBar(this)), activity_(new ElidedLabel(this)), note_(new NoteLabel(this)) {
  setObjectName(QStringLiteral("toolBar"));
  setMovable(false);
  setIconSize({20, 20});
  setContextMenuPolicy(Qt::PreventContextMenu);
  auto* generate = new QPushButton(actions.generate->icon(), tr("Generate"), this);
  generate->setObjectName(QStringLiteral("primary"));
  generate->setToolTip(actions.generate->toolTip());
  connect(generate, &QPushButton::clicked, actions.generate, &QAction::trigger);
  connect(actions.generate, &QAction::changed, generate, [&actions, generate] { generate->setEnabled(actions.generate->isEnabled()); });
  addWidget(generate);
  addAction(actions.stop);
  progress_->setObjectName(QStringLiteral("generationProgress"));
  // Narrower before a command of the bar has no room.
  progress_->setMinimumWidth(50);
  progress_->setMaximumWidth(150);
  progress_->setTextVisible(false);
  progress_->setFixedHeight(8);
  activity_->setTone(ElidedLabel::Tone::Dim);
  activity_->setMinimumWidth(60);
  activity_->setMaximumWidth(190);
  auto* status = new QWidget(this);
  auto* row = new QHBoxLayout(status);
  row->setContentsMargins(theme::kGap, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(progress_, 1);
  row->addSpacing(theme::kGap);
  row->addWidget(activity_, 2);
  row->addSpacing(theme::kGap);
  row->addWidget(note_, 1);
  row->addSpacing(theme::kGap);
  status->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  addWidget(status);
  progress_->hide();
  activity_->hide();
  addActions({actions.undo, actions.redo});
  addSeparator();
  addActions({actions.frameAll, actions.viewThreeQuarter, actions.viewFront, actions.viewSide, actions.viewTop, actions.followRoot});
  addSeparator();
  addActions({actions.showGrid, actions.showShadow, actions.showBones});
  addSeparator();
  addActions({actions.oneView, actions.twoViews, actions.fourViews, actions.wipe});
  addSeparator();
  addActions({actions.shareCamera, actions.shareClock, actions.alignRoots});
  addSeparator();
  addAction(actions.exportTake);
}

void StudioToolBar::setBusy(bool isBusy) {
  actions_.stop->setEnabled(isBusy);
  progress_->setVisible(isBusy);
  activity_->setVisible(isBusy);
  progress_->setRange(0, 0);
  activity_->setText(isBusy ? tr("Preparing…") : QString());
}

void StudioToolBar::showNote(const QString& text) { note_->showNote(text); }

void StudioToolBar::showProgress(const QString& stage, qint64 done, qint64 total) {
  progress_->setRange(0, static_cast<int>(total));
  progress_->setValue(static_cast<int>(done));
  activity_->setText(total > 0 ? tr("%1 %2 %").arg(stageText(stage)).arg(100 * done / total) : stageText(stage) + u'…');
}

}  // namespace ui
