#include "ui/panels/prompt_panel.h"

#include "core/base/utf8.h"
#include "core/motion/humanml3d_skeleton.h"
#include "core/services/generation_limits.h"
#include "core/services/take_actions.h"
#include "ui/look/theme.h"
#include "ui/session/floor_path.h"
#include "ui/session/model_text.h"
#include "ui/widgets/elided_label.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

using core::document::Draft;
using core::document::DraftField;

constexpr double kFps = core::motion::humanml3d::kFps;  // of everything the models make
constexpr auto kMaxCharacters = static_cast<qsizetype>(core::services::limits::kMostPromptCharacters);

QLabel* formLabel(const QString& text, QWidget* buddy) {
  auto* label = new QLabel(text);
  label->setObjectName(QStringLiteral("formLabel"));
  label->setBuddy(buddy);
  return label;
}

/// Lines of the prompt that are no action: the plan was full before them.
int linesLeftOut(const core::document::TakeRequest& request) {
  if (request.spans.empty()) return 0;  // one action, whatever its lines
  qsizetype lines = 0;
  for (const QString& line : QString::fromStdString(request.prompt).split(u'\n')) lines += line.trimmed().isEmpty() ? 0 : 1;
  return static_cast<int>(std::max<qsizetype>(0, lines - static_cast<qsizetype>(request.spans.size())));
}

}  // namespace

PromptPanel::PromptPanel(DocumentBridge& document, ModelChoice& models, QWidget* parent)
    : QWidget(parent),
      document_(document),
      models_(models),
      prompt_(new QPlainTextEdit(this)),
      count_(new QLabel(this)),
      seconds_(new QDoubleSpinBox(this)),
      frames_(new QSpinBox(this)),
      seed_(new QLineEdit(this)),
      lock_(new QToolButton(this)),
      variants_(new QSpinBox(this)),
      best_(new QToolButton(this)),
      tools_(new QWidget(this)),
      model_(new QComboBox(tools_)),
      near_(new QPushButton(this)),
      hint_(new QLabel(this)),
      steering_(new ElidedLabel(this)) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);

  prompt_->setObjectName(QStringLiteral("promptText"));
  prompt_->setPlaceholderText(tr("What does the character do? For example: a person walks forward and waves"));
  prompt_->setToolTip(tr("Describe the motion in plain English, as you would to an actor; a new line is the next action. The look of it comes from the style below."));
  prompt_->setTabChangesFocus(true);
  prompt_->setUndoRedoEnabled(false);  // the project's undo takes care of it
  // Two lines without a scroll bar: two actions in a row are usual.
  constexpr int kPadding = 12;
  prompt_->setMinimumHeight(2 * prompt_->fontMetrics().lineSpacing() + 2 * static_cast<int>(prompt_->document()->documentMargin()) + kPadding);
  // As high as there is room: a scroll area would take its usual height for its least as soon as a line below wraps.
  prompt_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
  prompt_->installEventFilter(this);
  count_->setObjectName(QStringLiteral("promptTooLong"));
  count_->hide();

  seconds_->setObjectName(QStringLiteral("seconds"));
  seconds_->setRange(core::services::limits::kSeconds.lowest, core::services::limits::kSeconds.highest);
  seconds_->setSingleStep(0.5);
  seconds_->setDecimals(2);
  seconds_->setSuffix(tr(" s"));
  seconds_->setToolTip(tr("How long the motion lasts: 1 to 9.8 seconds for each action, 60 in all."));
  frames_->setObjectName(QStringLiteral("frames"));
  frames_->setRange(static_cast<int>(std::lround(core::services::limits::kSeconds.lowest * kFps)),
                    static_cast<int>(std::lround(core::services::limits::kSeconds.highest * kFps)));
  frames_->setSuffix(tr(" fr"));
  frames_->setToolTip(tr("The same length in frames, at 20 frames per second."));

  seed_->setObjectName(QStringLiteral("seed"));
  seed_->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,19}")), seed_));
  seed_->setToolTip(tr("The seed decides which of the many possible motions you get. The same seed and settings give the same motion."));
  // Seeds that are drawn have up to six digits, and all of them are seen, also with the star beside the variants.
  seed_->setMinimumWidth(seed_->fontMetrics().horizontalAdvance(QStringLiteral("000000")) + 20);
  auto* dice = new QToolButton(this);
  dice->setObjectName(QStringLiteral("rollSeed"));
  dice->setIcon(theme::icon(QStringLiteral("dice")));
  dice->setToolTip(tr("Draw another seed"));
  lock_->setObjectName(QStringLiteral("lockSeed"));
  lock_->setCheckable(true);
  lock_->setIcon(theme::icon(QStringLiteral("unlock")));
  lock_->setToolTip(tr("Keep this seed: then only your other changes alter the motion. Unlocked, every generation draws a new one."));
  variants_->setObjectName(QStringLiteral("variants"));
  variants_->setRange(1, core::document::kMostVariants);
  variants_->setToolTip(tr("How many takes to make at once, each with the next seed."));
  variants_->setMaximumWidth(50);
  best_->setObjectName(QStringLiteral("keepBest"));
  best_->setAccessibleName(tr("Keep only the best"));
  best_->setCheckable(true);
  best_->setIcon(theme::icon(QStringLiteral("best")));
  QSizePolicy comesAndGoes = best_->sizePolicy();
  comesAndGoes.setRetainSizeWhenHidden(true);  // without moving the rest, or widening the panel
  best_->setSizePolicy(comesAndGoes);
  best_->setToolTip(
      tr("Keep only the one that fits the words, and the style, best. A judge that took no part in making them looks at the words, the model at the style; a single take "
         "comes back, with the seed of its own."));

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kMargin, theme::kSmall, theme::kMargin, theme::kSmall);
  column->setSpacing(theme::kGap);
  column->addWidget(prompt_, 1);
  column->addWidget(count_);
  hint_->setObjectName(QStringLiteral("promptHint"));
  hint_->setWordWrap(true);
  hint_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  connect(hint_, &QLabel::linkActivated, this, [this](const QString& example) {
    document_.seal();
    prompt_->setPlainText(example);
    document_.seal();
    prompt_->setFocus();
  });
  column->addWidget(hint_);
  steering_->setObjectName(QStringLiteral("steeringFault"));
  steering_->setTone(ElidedLabel::Tone::Fault);
  steering_->hide();
  column->addWidget(steering_);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(theme::kGap);
  grid->setVerticalSpacing(6);
  grid->setColumnMinimumWidth(0, 62);
  grid->addWidget(formLabel(tr("Length"), seconds_), 0, 0);
  auto* length = new QHBoxLayout;
  length->setSpacing(theme::kGap);
  length->addWidget(seconds_, 1);
  length->addWidget(frames_, 1);
  grid->addLayout(length, 0, 1);
  grid->addWidget(formLabel(tr("Seed"), seed_), 1, 0);
  auto* seedRow = new QHBoxLayout;
  seedRow->setSpacing(2);
  seedRow->addWidget(seed_, 1);
  seedRow->addWidget(dice);
  seedRow->addWidget(lock_);
  seedRow->addSpacing(theme::kSmall);
  auto* times = new QLabel(QStringLiteral("×"));
  times->setObjectName(QStringLiteral("dim"));
  times->setToolTip(variants_->toolTip());
  seedRow->addWidget(times);
  seedRow->addSpacing(2);
  seedRow->addWidget(variants_);
  seedRow->addWidget(best_);
  grid->addLayout(seedRow, 1, 1);
  model_->setObjectName(QStringLiteral("model"));
  model_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  model_->setMinimumContentsLength(8);
  model_->setAccessibleName(tr("Model"));
  auto* heading = new QHBoxLayout(tools_);
  heading->setContentsMargins(0, 0, 0, 0);
  heading->addWidget(model_, 1);
  column->insertWidget(0, tools_);
  near_->setObjectName(QStringLiteral("nearClips"));
  nearLabel_ = formLabel(tr("Beside"), near_);
  grid->addWidget(nearLabel_, 2, 0);
  grid->addWidget(near_, 2, 1);
  column->addLayout(grid);

  setTabOrder(model_, prompt_);
  setTabOrder(prompt_, hint_);
  setTabOrder(hint_, seconds_);
  setTabOrder(seed_, dice);
  setTabOrder(dice, lock_);
  setTabOrder(variants_, best_);

  connect(prompt_, &QPlainTextEdit::textChanged, this, [this] {
    document_.editDraft(DraftField::Prompt, [this](Draft& draft) {
      const auto text = prompt_->toPlainText().toStdString();
      // Every line is an action, where the model makes several.
      if (!models_.chosen() || models_.chosen()->can.plan)
        core::services::setPromptText(draft.request, text);
      else
        draft.request.prompt = text;
    });
    showHint();
  });
  connect(seconds_, &QDoubleSpinBox::valueChanged, this,
          [this](double value) { document_.editDraft(DraftField::Length, [value](Draft& draft) { core::services::setLength(draft.request, value); }); });
  connect(frames_, &QSpinBox::valueChanged, this,
          [this](int value) { document_.editDraft(DraftField::Length, [value](Draft& draft) { core::services::setLength(draft.request, value / kFps); }); });
  connect(seed_, &QLineEdit::textEdited, this, &PromptPanel::editSeed);
  connect(dice, &QToolButton::clicked, this, [this] {
    document_.seal();
    editSeed(QString::number(QRandomGenerator::global()->bounded(1u, 1'000'000u)));
  });
  connect(lock_, &QToolButton::toggled, this, [this](bool isOn) {
    document_.seal();
    document_.editDraft(DraftField::Seed, [isOn](Draft& draft) { draft.isSeedLocked = isOn; });
  });
  connect(variants_, &QSpinBox::valueChanged, this, [this](int value) { document_.editDraft(DraftField::Variants, [value](Draft& draft) { draft.variants = value; }); });
  connect(best_, &QToolButton::toggled, this, [this](bool isOn) {
    document_.seal();
    document_.editDraft(DraftField::Variants, [isOn](Draft& draft) { draft.keepsBest = isOn; });
  });
  connect(near_, &QPushButton::clicked, this, &PromptPanel::nearClipsRequested);
  connect(model_, &QComboBox::activated, this, [this](int row) { models_.choose(model_->itemData(row).toString().toStdString()); });
  connect(&document_, &DocumentBridge::draftChanged, this, &PromptPanel::showDraft);
  connect(&models_, &ModelChoice::changed, this, &PromptPanel::showModels);
  showDraft();
  showModels();
}

namespace {

// What it can do and whose data it learned from.
QString modelExplanation(const core::services::ModelInfo& model) {
  QStringList can = modelAbilities(model);
  if (!model.can.style) can << PromptPanel::tr("styles put on afterwards by the default model");
  QString text = QStringLiteral("<p>%1</p>").arg(can.join(QStringLiteral(", ")).toHtmlEscaped());
  if (!model.dataLicence.empty())
    text += QStringLiteral("<p>%1</p>").arg(PromptPanel::tr("Learned from data under: %1").arg(QString::fromStdString(model.dataLicence)).toHtmlEscaped());
  return text;
}

}  // namespace

void PromptPanel::showModels() {
  const QSignalBlocker quiet(model_);
  model_->clear();
  const QString asked = QString::fromStdString(document_.project().draft.request.model);
  for (const auto& model : models_.models()) {
    model_->addItem(modelTitle(model), QString::fromStdString(model.name));
    model_->setItemData(model_->count() - 1, modelExplanation(model), Qt::ToolTipRole);
  }
  // A file of the person's own, or a model that is not there any more: it stays what the project says.
  if (model_->findData(asked) < 0) model_->addItem(modelName(asked.toStdString()), asked);
  model_->setCurrentIndex(model_->findData(asked));
  model_->setEnabled(model_->count() > 1);
  model_->setToolTip(model_->currentData(Qt::ToolTipRole).toString());
  words_ = {};
  if (const auto* model = models_.chosen()) {
    if (auto words = core::services::readPromptWords(core::services::promptWordsFile(model->file))) words_ = std::move(*words);
  }
  constexpr qsizetype kShownActions = 24;  // as many as a tool tip holds
  QStringList best;
  for (const auto& [action, count] : words_.actions)
    if (best.size() < kShownActions) best << QString::fromStdString(action);
  hint_->setToolTip(tr("<p>It knows best: %1</p>").arg(best.join(QStringLiteral(", ")).toHtmlEscaped()));
  showHint();
  showCount();
  showNearClips();
}

namespace {

/// A few that the shipped model shows well, in the language that it knows.
QString exampleLinks() {
  constexpr std::pair<const char*, const char*> kExamples[] = {{"walks and waves", "a person walks forward and waves"},
                                                               {"jumps", "a person jumps up and down"},
                                                               {"kicks", "a person kicks with the right leg"},
                                                               {"dances", "a person dances happily"}};
  QStringList links;
  for (const auto& [word, prompt] : kExamples) links << QStringLiteral("<a href=\"%1\">%2</a>").arg(QLatin1String(prompt), QLatin1String(word));
  return links.join(QStringLiteral(", "));
}

}  // namespace

void PromptPanel::showHint() {
  if (prompt_->toPlainText().trimmed().isEmpty()) {
    hint_->setTextFormat(Qt::RichText);
    hint_->setFocusPolicy(Qt::StrongFocus);
    hint_->setText(tr("For example: %1").arg(exampleLinks()));
    return hint_->show();
  }
  hint_->setTextFormat(Qt::PlainText);
  hint_->setFocusPolicy(Qt::NoFocus);
  const auto hint = words_.clips == 0 ? core::services::WordHint() : core::services::hintFor(words_, prompt_->toPlainText().toStdString());
  const auto quoted = [](const std::vector<std::string>& words) {
    QStringList list;
    for (const auto& word : words) list << QStringLiteral("“%1”").arg(QString::fromStdString(word));
    return list.join(QStringLiteral(", "));
  };
  QString text;
  if (hint.isOtherLanguage)
    text = tr("The model was taught English sentences.");
  else if (!hint.unknown.empty())
    text = tr("New to the model: %1").arg(quoted(hint.unknown));
  else if (!hint.rare.empty())
    text = tr("Hardly known to the model: %1").arg(quoted(hint.rare));
  hint_->setText(text);
  hint_->setVisible(!text.isEmpty());
}

void PromptPanel::showCount() {
  const auto& request = document_.project().draft.request;
  // Each action has as many characters as a prompt of its own.
  qsizetype length = 0;
  for (const auto& action : core::services::actionsOf(request)) length = std::max(length, static_cast<qsizetype>(core::base::characterCount(action.prompt)));
  QString text;
  if (length > kMaxCharacters) text = tr("%1 characters too many").arg(length - kMaxCharacters);
  if (const int lines = linesLeftOut(request); lines > 0)
    text = tr("The last %n line(s) will not be made: all actions together take 60 seconds at most. Make some shorter.", nullptr, lines);
  count_->setText(text);
  count_->setVisible(!text.isEmpty());
}

void PromptPanel::showSteering() {
  const QStringList faults = steeringFaults(document_.project().draft.request);
  steering_->setText(faults.isEmpty() ? QString() : faults.front());
  steering_->setToolTip(tr("The motion is made without what cannot be:") + u'\n' + faults.join(u'\n'));
  steering_->setVisible(!faults.isEmpty());
}

void PromptPanel::showNearClips() {
  const auto& clips = document_.project().draft.request.nearClips;
  const bool isOffered = !clips.empty() || (models_.chosen() && models_.chosen()->can.nearClips);
  nearLabel_->setVisible(isOffered);
  near_->setVisible(isOffered);
  near_->setText(clips.empty() ? tr("The model's own clips…") : tr("%n clip(s) of yours…", nullptr, static_cast<int>(clips.size())));
  QStringList captions;
  for (const auto& clip : clips) captions << QString::fromStdString(clip.caption.empty() ? clip.file.stem().string() : clip.caption);
  near_->setToolTip(clips.empty() ? tr("This model makes a motion beside clips that show something like the prompt: choose some of your own")
                                  : tr("The motion is made beside: %1").arg(captions.join(QStringLiteral(", "))));
}

void PromptPanel::focusPrompt() { prompt_->setFocus(); }

void PromptPanel::editSeed(const QString& text) {
  bool ok = false;
  const quint64 seed = text.toULongLong(&ok);
  if (ok) document_.editDraft(DraftField::Seed, [seed](Draft& draft) { draft.request.seed = seed; });
}

void PromptPanel::showDraft() {
  const Draft& draft = document_.project().draft;
  const QSignalBlocker quiet[] = {QSignalBlocker(prompt_), QSignalBlocker(seconds_),  QSignalBlocker(frames_), QSignalBlocker(seed_),
                                  QSignalBlocker(lock_),   QSignalBlocker(variants_), QSignalBlocker(best_)};
  const QString prompt = QString::fromStdString(draft.request.prompt);
  if (prompt_->toPlainText() != prompt) {
    prompt_->setPlainText(prompt);
    showHint();
  }
  const auto [least, most] = core::services::lengthLimits(draft.request);
  seconds_->setRange(least, most);
  frames_->setRange(static_cast<int>(std::lround(least * kFps)), static_cast<int>(std::lround(most * kFps)));
  seconds_->setValue(draft.request.seconds);
  frames_->setValue(static_cast<int>(std::lround(draft.request.seconds * kFps)));
  const QString seed = QString::number(draft.request.seed);
  if (seed_->text() != seed) seed_->setText(seed);
  lock_->setChecked(draft.isSeedLocked);
  lock_->setIcon(theme::icon(draft.isSeedLocked ? QStringLiteral("lock") : QStringLiteral("unlock")));
  variants_->setValue(draft.variants);
  best_->setChecked(draft.keepsBest);
  best_->setVisible(draft.variants > 1);  // of one there is no best
  showCount();
  showSteering();
  showNearClips();
}

bool PromptPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    const bool isGenerate = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::ControlModifier;
    if (isGenerate && event->type() == QEvent::KeyPress) {
      Q_EMIT generateRequested();
      return true;
    }
    // Undo and redo belong to the whole project, and the text field would swallow them.
    if (event->type() == QEvent::ShortcutOverride && (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
      event->ignore();
      return true;
    }
  }
  if (event->type() == QEvent::FocusOut) document_.seal();
  return QWidget::eventFilter(watched, event);
}

}  // namespace ui
