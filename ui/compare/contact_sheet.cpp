#include "ui/compare/contact_sheet.h"

#include "ui/character/my_character.h"
#include "ui/look/theme.h"
#include "ui/session/request_conversion.h"
#include "ui/session/take_names.h"
#include "ui/widgets/elided_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using core::document::TakeId;

ContactSheet::ContactSheet(DocumentBridge& document, PlaybackClock& clock, ViewportBackend backend, QWidget* parent)
    : QWidget(parent), document_(document), clock_(clock), backend_(backend), grid_(new QGridLayout) {
  setObjectName(QStringLiteral("contactSheet"));
  setAttribute(Qt::WA_StyledBackground);
  setFocusPolicy(Qt::StrongFocus);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* header = new QWidget(this);
  header->setObjectName(QStringLiteral("viewHeader"));
  header->setAttribute(Qt::WA_StyledBackground);
  header->setFixedHeight(28);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(theme::kGap, 0, theme::kSmall, 0);
  auto* words = new ElidedLabel(header);
  words->setText(tr("Click one or press its number to go on with it. All of them stay in the list of takes."));
  words->setTone(ElidedLabel::Tone::Dim);
  auto* shut = new QToolButton(header);
  shut->setObjectName(QStringLiteral("closeSheet"));
  shut->setIcon(theme::icon(QStringLiteral("close")));
  shut->setToolTip(tr("Back to the views (Esc)"));
  row->addWidget(words, 1);
  row->addWidget(shut);
  column->addWidget(header);
  grid_->setContentsMargins(theme::kSmall, theme::kSmall, theme::kSmall, theme::kSmall);
  grid_->setSpacing(theme::kSmall);
  column->addLayout(grid_, 1);
  connect(shut, &QToolButton::clicked, this, &ContactSheet::leave);
  connect(&clock_, &PlaybackClock::timeChanged, this, &ContactSheet::showTime);
  connect(&document_, &DocumentBridge::projectReplaced, this, &ContactSheet::leave);
  connect(&document_, &DocumentBridge::takesChanged, this, [this] {
    const auto isGone = [this](TakeId id) { return id != 0 && !document_.take(id); };
    if (std::none_of(takes_.begin(), takes_.end(), isGone)) return;
    // A table keeps its places.
    if (isTable())
      std::replace_if(takes_.begin(), takes_.end(), isGone, TakeId{0});
    else
      std::erase_if(takes_, isGone);
    if (static_cast<std::size_t>(std::count(takes_.begin(), takes_.end(), TakeId{0})) + (isTable() ? 0 : 1) >= takes_.size()) return leave();
    fill();
  });
  hide();
}

std::vector<TakeId> ContactSheet::takes() const { return takes_; }

int ContactSheet::columns() const {
  const int count = static_cast<int>(takes_.size());
  return isTable() ? static_cast<int>(columns_.size()) : count <= 2 ? count : count <= 4 ? 2 : 3;
}

void ContactSheet::open(const std::vector<TakeId>& takes) {
  std::vector<TakeId> found;
  for (const TakeId id : takes)
    if (document_.take(id) && found.size() < static_cast<std::size_t>(kMost)) found.push_back(id);
  if (found.size() < 2) return;
  takes_ = std::move(found);
  rows_.clear();
  columns_.clear();
  begin();
}

void ContactSheet::openTable(const QStringList& rows, const QStringList& columns) {
  const auto count = rows.size() * columns.size();
  if (count < 1 || count > kMost) return;
  takes_.assign(static_cast<std::size_t>(count), 0);
  rows_ = rows;
  columns_ = columns;
  isWaiting_ = true;
  begin();
}

void ContactSheet::endWaiting() {
  isWaiting_ = false;
  if (isVisible() && isTable()) fill();
}

void ContactSheet::put(int place, TakeId id) {
  if (!isVisible() || !isTable() || place < 0 || static_cast<std::size_t>(place) >= takes_.size() || !document_.take(id)) return;
  takes_[static_cast<std::size_t>(place)] = id;
  fill();
}

void ContactSheet::begin() {
  Q_EMIT opened();
  show();
  fillHeadings();
  fill();
  setFocus();
}

void ContactSheet::add(TakeId id) {
  if (!isVisible() || !document_.take(id) || takes_.size() >= static_cast<std::size_t>(kMost)) return;
  takes_.push_back(id);
  fill();
}

void ContactSheet::setOptions(const ViewOptions& options) {
  options_ = options;
  for (auto* cell : cells_) cell->setOptions(options);
}

void ContactSheet::setCharacter(MyCharacter& character) {
  character_ = &character;
  connect(&character, &MyCharacter::dressedChanged, this, [this] {
    if (isVisible()) fill();
  });
}

void ContactSheet::fill() {
  const int count = static_cast<int>(takes_.size()), beside = isTable() ? 1 : 0, columns = this->columns();
  while (static_cast<int>(cells_.size()) < count) {
    auto* cell = new SheetCell(static_cast<int>(cells_.size()) + 1, backend_, this);
    cell->setOptions(options_);
    connect(cell, &SheetCell::chosen, this, &ContactSheet::keep);
    cells_.push_back(cell);
  }
  for (int i = 0; i < 4; ++i) {
    grid_->setColumnStretch(i, i >= beside && i < columns + beside ? 1 : 0);
    grid_->setRowStretch(i, i >= beside && i < (count + columns - 1) / columns + beside ? 1 : 0);
  }
  double longest = 0.0;
  for (int i = 0; i < static_cast<int>(cells_.size()); ++i) {
    auto* cell = cells_[static_cast<std::size_t>(i)];
    cell->setVisible(i < count);
    if (i >= count) continue;
    const auto* take = document_.take(takes_[static_cast<std::size_t>(i)]);
    grid_->addWidget(cell, i / columns + beside, i % columns + beside);
    if (!take) {
      cell->setTake(0, nullptr, isWaiting_ ? tr("being made…") : tr("not made"));
      continue;
    }
    const auto seen = character_ ? character_->dressed(take->clip) : MyCharacter::Dressed{take->clip, nullptr};
    const auto& shown = cell->scene().figures.front();
    if (cell->take() != take->id || shown.clip != seen.clip || shown.skin != seen.skin) cell->setTake(take->id, seen.clip, nameOf(*take), seen.skin);
    longest = std::max(longest, take->clip->duration());
  }
  if (longest > clock_.duration()) {
    clock_.setDuration(longest);
    clock_.setRange(0.0, longest);
  }
  showTime();
}

// The one that the others were made from is named as they are, by what differs: "seed 7" beside "seed 8". What a person has named keeps its name.
QString ContactSheet::nameOf(const core::document::Take& take) const {
  const QString own = QString::fromStdString(take.name);
  if (take.origin != core::document::Take::Origin::Generated || own != takeName(take.request)) return own;
  for (const TakeId id : takes_)
    if (const auto* other = document_.take(id); other && other->parent == take.id && other->origin == take.origin) return differenceName(take.request, other->request);
  return own;
}

void ContactSheet::fillHeadings() {
  qDeleteAll(headings_);
  headings_.clear();
  const auto add = [this](const QString& text, int row, int column) {
    auto* heading = new QLabel(text, this);
    heading->setObjectName(QStringLiteral("sheetHeading"));
    heading->setAlignment(Qt::AlignCenter);
    grid_->addWidget(heading, row, column);
    headings_ << heading;
  };
  for (int row = 0; row < rows_.size(); ++row) add(rows_[row], row + 1, 0);
  for (int column = 0; column < columns_.size(); ++column) add(columns_[column], 0, column + 1);
}

void ContactSheet::showTime() {
  if (!isVisible()) return;
  for (std::size_t i = 0; i < takes_.size(); ++i) cells_[i]->setTime(clock_.time());
}

void ContactSheet::keep(TakeId id) {
  if (!document_.take(id)) return;  // still to come
  takes_.clear();
  hide();
  Q_EMIT kept(id);
  Q_EMIT closed();
}

void ContactSheet::leave() {
  if (takes_.empty()) return;
  takes_.clear();
  hide();
  Q_EMIT closed();
}

bool ContactSheet::event(QEvent* event) {
  // The digits are the window's keys for its views; here they choose.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() == Qt::NoModifier && key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9) {
      event->accept();
      return true;
    }
  }
  return QWidget::event(event);
}

void ContactSheet::keyPressEvent(QKeyEvent* event) {
  const auto number = static_cast<std::size_t>(event->key() - Qt::Key_1);
  if (event->modifiers() == Qt::NoModifier && event->key() >= Qt::Key_1 && number < takes_.size()) return keep(takes_[number]);
  if (event->key() == Qt::Key_Escape) return leave();
  QWidget::keyPressEvent(event);
}

}  // namespace ui
