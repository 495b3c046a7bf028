#include "ui/panels/takes_panel.h"

#include "ui/look/theme.h"
#include "ui/session/request_conversion.h"
#include "ui/widgets/take_delegate.h"
#include "ui/widgets/take_list_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

using namespace core::document;

/// Whether a service made it and could make it again.
bool hasRequest(const Take& take) { return take.origin != Take::Origin::Imported && take.origin != Take::Origin::Edited; }

/// By words in name, style and tags, and by the pin.
class TakeFilter : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void setWords(const QString& words) {
    words_ = words.simplified();
    invalidateFilter();
  }
  void setPinnedOnly(bool isOn) {
    isPinnedOnly_ = isOn;
    invalidateFilter();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (isPinnedOnly_ && !index.data(TakeListModel::PinnedRole).toBool()) return false;
    const QString text = index.data(Qt::DisplayRole).toString() + u' ' + index.data(TakeListModel::TitleRole).toString() + u' ' +
                         index.data(TakeListModel::SubtitleRole).toString() + u' ' + index.data(TakeListModel::TagsRole).toStringList().join(u' ');
    return text.contains(words_, Qt::CaseInsensitive);
  }

 private:
  QString words_;
  bool isPinnedOnly_ = false;
};

}  // namespace

TakesPanel::TakesPanel(DocumentBridge& document, TakeListModel& takes, QWidget* parent)
    : QWidget(parent),
      document_(document),
      takes_(takes),
      tools_(new QWidget(this)),
      list_(new TakeListView(this)),
      empty_(new QLabel(list_)),
      pinnedOnly_(new QToolButton(tools_)) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  auto* filter = new TakeFilter(this);
  found_ = filter;
  found_->setSourceModel(&takes_);
  found_->setDynamicSortFilter(true);

  auto* search = new QLineEdit(tools_);
  search->setObjectName(QStringLiteral("takeSearch"));
  search->setPlaceholderText(tr("Search takes"));
  search->setClearButtonEnabled(true);
  search->addAction(theme::icon(QStringLiteral("search"), theme::kTextDim), QLineEdit::LeadingPosition);
  pinnedOnly_->setObjectName(QStringLiteral("pinnedOnly"));
  pinnedOnly_->setCheckable(true);
  pinnedOnly_->setIcon(theme::icon(QStringLiteral("pin")));
  pinnedOnly_->setToolTip(tr("Show only pinned takes"));

  list_->setObjectName(QStringLiteral("takeList"));
  list_->setModel(found_);
  list_->setItemDelegate(new TakeDelegate(list_));
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setDragEnabled(true);
  list_->setDragged([this](const QModelIndex& index) { return dragOf(takes_.takeId(found_->mapToSource(index))); });
  list_->setMouseTracking(true);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  list_->setMinimumHeight(90);
  list_->installEventFilter(this);
  empty_->setObjectName(QStringLiteral("dim"));
  empty_->setWordWrap(true);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setAttribute(Qt::WA_TransparentForMouseEvents);
  empty_->setText(tr("Every motion you generate is kept here."));

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kMargin, theme::kSmall, theme::kMargin, theme::kMargin);
  column->setSpacing(6);
  auto* row = new QHBoxLayout(tools_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::kSmall);
  row->addWidget(search, 1);
  row->addWidget(pinnedOnly_);
  column->addWidget(tools_);
  column->addWidget(list_, 1);

  setTabOrder(search, pinnedOnly_);
  setTabOrder(pinnedOnly_, list_);

  connect(search, &QLineEdit::textChanged, this, [filter](const QString& words) { filter->setWords(words); });
  connect(pinnedOnly_, &QToolButton::toggled, this, [filter](bool isOn) { filter->setPinnedOnly(isOn); });
  connect(list_, &TakeListView::looked, this, [this](const QModelIndex& index, int view) { Q_EMIT showRequested(takes_.takeId(found_->mapToSource(index)), view); });
  connect(list_, &QListView::customContextMenuRequested, this, [this](const QPoint& at) {
    QMenu menu(this);
    if (list_->indexAt(at).isValid()) {
      fillMenu(menu);
      menu.exec(list_->viewport()->mapToGlobal(at));
    }
  });
  const auto showEmpty = [this] { empty_->setVisible(takes_.rowCount() == 0); };
  connect(&takes_, &QAbstractItemModel::rowsInserted, this, showEmpty);
  connect(&takes_, &QAbstractItemModel::rowsRemoved, this, showEmpty);
  connect(&takes_, &QAbstractItemModel::modelReset, this, showEmpty);
  showEmpty();
}

TakeDrag* TakesPanel::dragOf(TakeId id) const {
  auto* drag = new TakeDrag(id, fileOf_ && document_.take(id) ? fileOf_(id) : nullptr);
  connect(drag, &TakeDrag::notWritten, this, &TakesPanel::notWritten);
  return drag;
}

TakeId TakesPanel::currentTake() const { return takes_.takeId(found_->mapToSource(list_->currentIndex())); }

std::vector<TakeId> TakesPanel::selectedTakes() const {
  std::vector<TakeId> ids;
  for (const QModelIndex& index : list_->selectionModel()->selectedIndexes()) ids.push_back(takes_.takeId(found_->mapToSource(index)));
  return ids;
}

void TakesPanel::select(TakeId id) {
  const QModelIndex index = found_->mapFromSource(takes_.indexOf(id));
  if (!index.isValid()) return;
  list_->setCurrentIndex(index);
  list_->scrollTo(index);
}

void TakesPanel::deleteSelected() {
  auto ids = selectedTakes();
  if (!ids.empty()) document_.run(std::make_unique<RemoveTakes>(std::move(ids)));
}

void TakesPanel::renameCurrent() { list_->renameCurrent(); }

void TakesPanel::togglePinned() {
  if (const Take* take = document_.take(currentTake())) document_.run(std::make_unique<PinTake>(take->id, !take->isPinned));
}

void TakesPanel::copyCommandLine() {
  const Take* take = document_.take(currentTake());
  if (!take) return;
  const QString line = commandLine(*take, projectFile_);
  QGuiApplication::clipboard()->setText(line);
  Q_EMIT commandLineCopied(line);
}

void TakesPanel::useSettings() {
  const Take* take = document_.take(currentTake());
  if (!take || take->origin != Take::Origin::Generated) return;
  const TakeRequest request = take->request;
  document_.editDraft(DraftField::All, [&request](Draft& draft) {
    draft.request = request;
    draft.isSeedLocked = true;
  });
}

void TakesPanel::fillMenu(QMenu& menu) {
  const TakeId id = currentTake();
  const Take* take = document_.take(id);
  if (!take) return;
  const bool isGenerated = take->origin == Take::Origin::Generated;
  menu.addAction(theme::icon(QStringLiteral("layout_one")), tr("Show in view A"), this, [this, id] { Q_EMIT showRequested(id, 0); });
  menu.addAction(theme::icon(QStringLiteral("layout_two")), tr("Show in view B"), this, [this, id] { Q_EMIT showRequested(id, 1); });
  if (document_.project().view.viewCount == ViewState::kMostViews) {
    menu.addAction(theme::icon(QStringLiteral("layout_four")), tr("Show in view C"), this, [this, id] { Q_EMIT showRequested(id, 2); });
    menu.addAction(theme::icon(QStringLiteral("layout_four")), tr("Show in view D"), this, [this, id] { Q_EMIT showRequested(id, 3); });
  }
  menu.addSeparator();
  menu.addAction(theme::icon(QStringLiteral("pin")), take->isPinned ? tr("Unpin") : tr("Pin"), this, &TakesPanel::togglePinned);
  menu.addAction(theme::icon(QStringLiteral("rename")), tr("Rename"), this, &TakesPanel::renameCurrent);
  menu.addAction(tr("Tags…"), this, [this, id] {
    const Take* tagged = document_.take(id);
    if (!tagged) return;
    QStringList tags;
    for (const auto& tag : tagged->tags) tags << QString::fromStdString(tag);
    bool ok = false;
    const QString text = QInputDialog::getText(this, tr("Tags"), tr("Tags of this take, separated by commas:"), QLineEdit::Normal, tags.join(QStringLiteral(", ")), &ok);
    if (!ok) return;
    std::vector<std::string> result;
    for (const QString& tag : text.split(u',', Qt::SkipEmptyParts))
      if (!tag.trimmed().isEmpty()) result.push_back(tag.trimmed().toStdString());
    if (document_.take(id)) document_.run(std::make_unique<TagTake>(id, std::move(result)));
  });
  menu.addSeparator();
  auto* again = menu.addAction(theme::icon(QStringLiteral("regenerate")), tr("Generate again"), this, [this, id] { Q_EMIT regenerateRequested(id); });
  auto* use = menu.addAction(tr("Use these settings"), this, &TakesPanel::useSettings);
  menu.addAction(theme::icon(QStringLiteral("terminal")), tr("Copy as command line"), this, &TakesPanel::copyCommandLine);
  again->setEnabled(hasRequest(*take));
  use->setEnabled(isGenerated);
  menu.addSeparator();
  const TakeStyle& style = document_.project().draft.request.style;
  auto* restyle =
      menu.addAction(theme::icon(QStringLiteral("generate")), style.kind == TakeStyle::Kind::None ? tr("Restyle") : tr("Restyle as “%1”").arg(styleTitle(style)), this,
                     [this, id] { Q_EMIT restyleRequested(id); });
  restyle->setEnabled(style.kind != TakeStyle::Kind::None);
  restyle->setToolTip(tr("The same motion in the style that is chosen in the style panel"));
  if (restyleWith_) menu.addAction(restyleWith_);
  menu.addAction(theme::icon(QStringLiteral("add")), tr("Use as a style"), this, [this, id] { Q_EMIT styleRequested(id); });
  menu.addMenu(tr("Motion"))->addActions(motionActions_);
  menu.addAction(theme::icon(QStringLiteral("export")), tr("Export…"), this, [this, id] { Q_EMIT exportRequested(id); });
  menu.addSeparator();
  menu.addAction(theme::icon(QStringLiteral("delete")), tr("Delete"), this, &TakesPanel::deleteSelected);
}

bool TakesPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == list_) {
    if (event->type() == QEvent::Resize) empty_->setGeometry(list_->rect().adjusted(16, 0, -16, 0));
    if (event->type() == QEvent::KeyPress) {
      const int key = static_cast<QKeyEvent*>(event)->key();
      if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
        deleteSelected();
        return true;
      }
      if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        Q_EMIT showRequested(currentTake(), -1);
        return true;
      }
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace ui
