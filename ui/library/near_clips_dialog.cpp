#include "ui/library/near_clips_dialog.h"

#include "core/services/take_actions.h"
#include "ui/look/error_text.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

using core::document::TakeNearClip;

constexpr int kNearTicksPerSecond = 20;
const auto kFolderKey = QStringLiteral("nearClips/folder");

/// Of several actions the first: a model that makes motions beside clips makes one.
QString firstWords(const core::document::TakeRequest& request) {
  const auto actions = core::services::actionsOf(request);
  return actions.empty() ? QString() : QString::fromStdString(actions.front().prompt).simplified();
}

}  // namespace

NearClipsDialog::NearClipsDialog(DocumentBridge& document, NearClipSearch& search, ModelChoice& models, QWidget* parent)
    : QDialog(parent),
      document_(document),
      search_(search),
      models_(models),
      folder_(new QLineEdit(this)),
      words_(new QLineEdit(this)),
      find_(new QPushButton(tr("Find"), this)),
      none_(new QPushButton(tr("Use none"), this)),
      choose_(new QPushButton(this)),
      note_(new QLabel(this)),
      model_(new QLabel(this)),
      grid_(new QGridLayout) {
  setObjectName(QStringLiteral("nearClipsDialog"));
  setWindowTitle(tr("Clips beside the motion"));
  resize(700, 560);
  folder_->setObjectName(QStringLiteral("nearFolder"));
  folder_->setText(QSettings().value(kFolderKey).toString());
  folder_->setPlaceholderText(tr("A folder of your motion files, or a built data set"));
  words_->setObjectName(QStringLiteral("nearWords"));
  words_->setText(firstWords(document_.project().draft.request));
  words_->setPlaceholderText(tr("What the clips are to show"));
  find_->setObjectName(QStringLiteral("findNearClips"));
  none_->setObjectName(QStringLiteral("useNoClips"));
  choose_->setObjectName(QStringLiteral("chooseNearModel"));
  note_->setObjectName(QStringLiteral("nearNote"));
  note_->setWordWrap(true);
  model_->setObjectName(QStringLiteral("nearModel"));
  model_->setWordWrap(true);
  auto* browse = new QToolButton(this);
  browse->setObjectName(QStringLiteral("browseNearFolder"));
  browse->setIcon(theme::icon(QStringLiteral("open")));
  browse->setToolTip(tr("Choose a folder"));
  browse->setAccessibleName(browse->toolTip());

  auto* form = new QGridLayout;
  form->setHorizontalSpacing(theme::kGap);
  form->setVerticalSpacing(theme::kGap);
  const auto addLine = [&](int row, const QString& name, QLineEdit* line, QWidget* beside) {
    auto* label = new QLabel(name, this);
    label->setBuddy(line);
    form->addWidget(label, row, 0);
    form->addWidget(line, row, 1);
    form->addWidget(beside, row, 2);
  };
  addLine(0, tr("Library"), folder_, browse);
  addLine(1, tr("Words"), words_, find_);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(theme::kGap);
  column->addLayout(form);
  auto* modelRow = new QHBoxLayout;
  modelRow->addWidget(model_, 1);
  modelRow->addWidget(choose_);
  column->addLayout(modelRow);
  grid_->setSpacing(theme::kGap);
  for (int c = 0; c < kColumns; ++c) grid_->setColumnStretch(c, 1);
  column->addLayout(grid_);
  column->addWidget(note_);
  column->addStretch(1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  buttons->addButton(none_, QDialogButtonBox::ResetRole);
  column->addWidget(buttons);
  find_->setDefault(true);
  browse->setFocusPolicy(Qt::TabFocus);

  connect(browse, &QToolButton::clicked, this, [this] {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of motions"), folder_->text());
    if (folder.isEmpty()) return;
    folder_->setText(folder);
    this->search();
  });
  connect(find_, &QPushButton::clicked, this, &NearClipsDialog::search);
  connect(none_, &QPushButton::clicked, this, [this] {
    document_.seal();
    document_.editDraft(core::document::DraftField::NearClips, [](core::document::Draft& draft) { draft.request.nearClips.clear(); });
    document_.seal();
  });
  connect(choose_, &QPushButton::clicked, this, &NearClipsDialog::useModel);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(&search_, &NearClipSearch::found, this, &NearClipsDialog::showFound);
  connect(&search_, &NearClipSearch::failed, this, &NearClipsDialog::showFailure);
  connect(&document_, &DocumentBridge::draftChanged, this, &NearClipsDialog::showUsed);
  connect(&models_, &ModelChoice::changed, this, &NearClipsDialog::showUsed);
  timer_.setInterval(1000 / kNearTicksPerSecond);
  connect(&timer_, &QTimer::timeout, this, [this] {
    ++tick_;
    for (auto* tile : tiles_) tile->setTime(static_cast<double>(tick_) / kNearTicksPerSecond);
  });
  timer_.start();
  showUsed();
  if (!folder_->text().isEmpty() && !words_->text().isEmpty())
    this->search();
  else
    note_->setText(tr("Clips that show something like the prompt shape what is made of it. Their names say what they show, or a table captions.tsv beside them."));
}

void NearClipsDialog::search() {
  QSettings().setValue(kFolderKey, folder_->text());
  core::services::NearClipsRequest request;
  request.prompt = words_->text().toStdString();
  request.library = pathOf(folder_->text().trimmed());
  request.seconds = document_.project().draft.request.seconds;
  request.most = kShown;
  request.model = models_.asked();
  request.wantsMotions = true;
  note_->setText(tr("Looking…"));
  search_.find(request);
}

void NearClipsDialog::showFound(const core::services::NearClipsReport& report) {
  for (auto* tile : tiles_) delete tile;
  tiles_.clear();
  for (const auto& clip : report.clips) {
    auto* tile = new NearClipTile(clip, this);
    const auto place = static_cast<int>(tiles_.size());
    grid_->addWidget(tile, place / kColumns, place % kColumns);
    connect(tile, &NearClipTile::switched, this, [this, tile](bool isUsed) { use(tile->clip(), isUsed); });
    tiles_.push_back(tile);
  }
  note_->setText(tr("The nearest %1 of %2 clips").arg(report.clips.size()).arg(report.searched));
  showUsed();
}

void NearClipsDialog::showFailure(const core::Error& error) { note_->setText(errorText(error)); }

void NearClipsDialog::showUsed() {
  const auto& used = document_.project().draft.request.nearClips;
  const auto* chosen = models_.chosen();
  const auto* able = models_.firstThatCan(&core::services::ModelAbilities::nearClips);
  const bool can = !chosen || chosen->can.nearClips;
  model_->setVisible(!can);
  choose_->setVisible(!can && able);
  if (!can)
    model_->setText(able ? tr("%1 makes no motions beside clips; %2 does.").arg(QString::fromStdString(chosen->familyTitle), QString::fromStdString(able->name))
                         : tr("No model here makes motions beside clips: it takes a ReMoDiffuse. Train > Training… makes one, and the authors' can be imported."));
  if (able) choose_->setText(tr("Take %1").arg(QString::fromStdString(able->name)));
  QString whyNot;
  if (!can) whyNot = model_->text();
  if (can && used.size() >= core::services::kMostNearClips) whyNot = tr("At most %1 clips stand beside a motion").arg(core::services::kMostNearClips);
  for (auto* tile : tiles_) {
    const bool isUsed = std::any_of(used.begin(), used.end(), [&](const TakeNearClip& clip) { return clip.file == tile->clip().file; });
    tile->setUsed(isUsed, whyNot);
    tile->update();
  }
  none_->setEnabled(!used.empty());
}

void NearClipsDialog::use(const core::services::ClipReference& clip, bool isUsed) {
  document_.seal();
  document_.editDraft(core::document::DraftField::NearClips, [&](core::document::Draft& draft) {
    auto& clips = draft.request.nearClips;
    std::erase_if(clips, [&](const TakeNearClip& one) { return one.file == clip.file; });
    if (isUsed) clips.push_back({clip.file, clip.caption});
  });
  document_.seal();
}

void NearClipsDialog::useModel() {
  if (const auto* able = models_.firstThatCan(&core::services::ModelAbilities::nearClips)) models_.choose(std::string(able->name));
}

}  // namespace ui
