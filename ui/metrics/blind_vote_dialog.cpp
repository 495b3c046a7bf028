#include "ui/metrics/blind_vote_dialog.h"

#include "ui/look/error_text.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace ui {

using core::metrics::Vote;
using core::services::BlindPair;

namespace {

constexpr int kMsPerPicture = 40;

std::filesystem::path folderOf(const QString& file) { return pathOf(QFileInfo(file).absolutePath()); }

}  // namespace

BlindVoteDialog::BlindVoteDialog(Report report, const QString& file, JobBridge& jobs, ViewportBackend backend, QWidget* parent)
    : QDialog(parent),
      report_(std::move(report)),
      file_(file),
      jobs_(jobs, core::jobs::Lane::File),
      prompt_(new QLabel(this)),
      state_(new QLabel(this)),
      same_(new QPushButton(tr("Equally good"), this)),
      back_(new QPushButton(tr("Take Back"), this)) {
  setObjectName(QStringLiteral("blindVotes"));
  setWindowTitle(tr("Which is better?"));
  resize(860, 520);
  prompt_->setObjectName(QStringLiteral("votePrompt"));
  prompt_->setWordWrap(true);
  prompt_->setAlignment(Qt::AlignCenter);
  state_->setObjectName(QStringLiteral("voteState"));
  state_->setWordWrap(true);
  same_->setObjectName(QStringLiteral("voteSame"));
  back_->setObjectName(QStringLiteral("voteBack"));
  // The arrows are votes, not ways between buttons.
  for (auto* button : {same_, back_}) {
    button->setFocusPolicy(Qt::NoFocus);
    button->setAutoDefault(false);
  }
  auto* figures = new QHBoxLayout;
  figures->setSpacing(theme::kGap);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    cells_[i] = new SheetCell(static_cast<int>(i) + 1, backend, this);
    cells_[i]->setOptions({.rootPath = false, .followRoot = true});
    figures->addWidget(cells_[i], 1);
    connect(cells_[i], &SheetCell::chosen, this, [this, i] { vote(i == 0 ? Vote::Choice::First : Vote::Choice::Second); });
  }
  auto* bottom = new QHBoxLayout;
  bottom->setSpacing(theme::kGap);
  bottom->addWidget(state_, 1);
  bottom->addWidget(back_);
  bottom->addWidget(same_);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(theme::kGap);
  column->addWidget(prompt_);
  column->addLayout(figures, 1);
  auto* keys = new QLabel(tr("← or 1: the left one is better · → or 2: the right one · ↓ or space: equally good · Backspace: take back · Esc: enough for now"), this);
  keys->setObjectName(QStringLiteral("dim"));
  keys->setAlignment(Qt::AlignCenter);
  keys->setWordWrap(true);
  column->addWidget(keys);
  column->addLayout(bottom);
  connect(same_, &QPushButton::clicked, this, [this] { vote(Vote::Choice::Same); });
  connect(back_, &QPushButton::clicked, this, &BlindVoteDialog::takeBack);
  connect(&jobs_, &LaneJobs::failed, this, [this](const core::Error& error) { tell(errorText(error)); });
  connect(&timer_, &QTimer::timeout, this, [this] {
    for (auto* cell : cells_) cell->setTime(static_cast<double>(clock_.elapsed()) / 1000.0);
  });
  timer_.setInterval(kMsPerPicture);
  same_->setEnabled(false);
  back_->setEnabled(false);
  setFocusPolicy(Qt::StrongFocus);
  setFocus();
  list();
}

void BlindVoteDialog::tell(const QString& text) { state_->setText(text); }

QStringList BlindVoteDialog::shown() const {
  if (!isShown_) return {};
  const auto& pair = pairs_[next_];
  return {QString::fromStdString(names_[pair.first]), QString::fromStdString(names_[pair.second])};
}

void BlindVoteDialog::list() {
  std::vector<core::services::EvaluationRow> rows;
  for (std::size_t i = 0; i < report_->rows.size(); ++i) {
    if (report_->rows[i].isReal) continue;
    rows.push_back(rowOf(*report_, static_cast<int>(i)));
    names_.push_back(report_->rows[i].name);
  }
  struct Answer {
    std::vector<BlindPair> pairs;
    std::vector<Vote> votes;
  };
  auto answer = std::make_shared<Answer>();
  tell(tr("Looking for motions to compare…"));
  jobs_.submit(
      QString(),
      [folder = folderOf(file_), rows, names = names_, answer](core::jobs::JobContext&) -> core::Result<void> {
        auto votes = core::metrics::readVotes(folder / core::metrics::kVotesFile);
        if (!votes) return votes.error();
        const auto all = core::services::listEvaluationMotions(folder);
        if (!all) return all.error();
        answer->votes = std::move(*votes);
        // Another order each time one comes back; what was voted on is not asked again.
        auto pairs = core::services::blindPairs(*all, rows, answer->votes.size() + 1, static_cast<std::size_t>(-1));
        std::set<std::string> done;
        const auto key = [](const std::string& a, const std::string& b, const std::string& prompt) { return std::min(a, b) + '\n' + std::max(a, b) + '\n' + prompt; };
        for (const auto& vote : answer->votes) done.insert(key(vote.first, vote.second, vote.prompt));
        std::erase_if(pairs, [&](const BlindPair& pair) { return done.count(key(names[pair.first], names[pair.second], pair.left.prompt)) != 0; });
        answer->pairs = std::move(pairs);
        return {};
      },
      [this, answer] {
        pairs_ = std::move(answer->pairs);
        votes_ = std::move(answer->votes);
        before_ = votes_.size();
        showNext();
      });
}

void BlindVoteDialog::showNext() {
  isShown_ = false;
  same_->setEnabled(false);
  back_->setEnabled(votes_.size() > before_);
  if (next_ >= pairs_.size()) {
    timer_.stop();
    prompt_->clear();
    for (auto* cell : cells_) cell->setTake(0, nullptr, {});
    return tell(pairs_.empty() && votes_.empty() ? tr("No two rows of this report have motions of the same prompt and seed.")
                                                 : tr("All pairs are done: %n vote(s).", nullptr, static_cast<int>(votes_.size())));
  }
  using Clips = std::array<std::shared_ptr<const core::motion::Clip>, 2>;
  auto clips = std::make_shared<Clips>();
  jobs_.submit(
      QString(),
      [pair = pairs_[next_], clips](core::jobs::JobContext&) -> core::Result<void> {
        auto left = core::services::readEvaluationMotion(pair.left, "1");
        if (!left) return left.error();
        auto right = core::services::readEvaluationMotion(pair.right, "2");
        if (!right) return right.error();
        *clips = {std::move(*left), std::move(*right)};
        return {};
      },
      [this, clips, at = next_] {
        if (at != next_ || next_ >= pairs_.size()) return;
        for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i]->setTake(i + 1, (*clips)[i], {});
        const auto& wish = pairs_[next_].left;
        const std::string& style = wish.style.empty() ? pairs_[next_].right.style : wish.style;
        const QString prompt = QString::fromStdString(wish.prompt);
        prompt_->setText(style.empty() ? prompt : tr("%1 — in the style %2").arg(prompt, QString::fromStdString(std::filesystem::path(style).stem().string())));
        tell(tr("%n vote(s) so far", nullptr, static_cast<int>(votes_.size())));
        isShown_ = true;
        same_->setEnabled(true);
        clock_.start();
        timer_.start();
      });
}

void BlindVoteDialog::vote(Vote::Choice choice) {
  if (!isShown_) return;
  const auto& pair = pairs_[next_];
  votes_.push_back({names_[pair.first], names_[pair.second], choice, pair.left.prompt, QDateTime::currentSecsSinceEpoch()});
  ++next_;
  write();
  showNext();
}

void BlindVoteDialog::takeBack() {
  if (votes_.size() <= before_) return;
  votes_.pop_back();
  --next_;
  write();
  showNext();
}

void BlindVoteDialog::write() {
  jobs_.submit(
      QString(), [file = folderOf(file_) / core::metrics::kVotesFile, votes = votes_](core::jobs::JobContext&) { return core::metrics::writeVotes(file, votes); },
      [this] { Q_EMIT voted(); });
}

void BlindVoteDialog::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_1: return vote(Vote::Choice::First);
    case Qt::Key_Right:
    case Qt::Key_2: return vote(Vote::Choice::Second);
    case Qt::Key_Down:
    case Qt::Key_Space:
    case Qt::Key_0: return vote(Vote::Choice::Same);
    case Qt::Key_Backspace: return takeBack();
    default: QDialog::keyPressEvent(event);
  }
}

}  // namespace ui
