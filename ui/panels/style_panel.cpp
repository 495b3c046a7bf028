#include "ui/panels/style_panel.h"

#include "ui/dialogs/dialogs.h"
#include "ui/look/theme.h"
#include "ui/panels/style_mix_row.h"
#include "ui/session/clip_files.h"
#include "ui/session/request_conversion.h"
#include "ui/widgets/drop_hint.h"
#include "ui/widgets/style_delegate.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

using core::document::Draft;
using core::document::DraftField;
using core::document::TakeStyle;

bool isStyleFile(const QUrl& url) { return isMotionFile(url) || dialogs::isKeypoints(url); }

/// Styles in whose titles and keywords the words stand, whatever they are: Qt's own filter makes a pattern of them, which a very long text, or half an emoji, cannot be.
class StyleFilter : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void setWords(const QString& words) {
    words_ = words;
    invalidateFilter();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    return sourceModel()->index(row, 0, parent).data(StyleListModel::SearchRole).toString().contains(words_, Qt::CaseInsensitive);
  }

 private:
  QString words_;
};

}  // namespace

StylePanel::StylePanel(DocumentBridge& document, StyleCourses& courses, StyleListModel& styles, QWidget* parent)
    : QWidget(parent),
      document_(document),
      courses_(courses),
      styles_(styles),
      found_(new StyleFilter(this)),
      search_(new QLineEdit(this)),
      mix_(new QToolButton(this)),
      list_(new QListView(this)),
      hint_(new QLabel(this)),
      drop_(new DropHint(this)) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  setAcceptDrops(true);

  search_->setObjectName(QStringLiteral("styleSearch"));
  search_->setPlaceholderText(tr("Search styles"));
  search_->setClearButtonEnabled(true);
  search_->addAction(theme::icon(QStringLiteral("search"), theme::kTextDim), QLineEdit::LeadingPosition);
  auto* add = new QToolButton(this);
  add->setObjectName(QStringLiteral("addStyle"));
  add->setIcon(theme::icon(QStringLiteral("add")));
  add->setToolTip(
      tr("Use a clip of your own as a style: a BVH, FBX, glTF, Collada, AMC or HumanML3D .npy file. You can also drop it on this panel, or the key points of a video."));

  mix_->setObjectName(QStringLiteral("mixStyle"));
  mix_->setIcon(theme::icon(QStringLiteral("mix")));
  mix_->setPopupMode(QToolButton::InstantPopup);
  mix_->setMenu(new QMenu(mix_));
  connect(mix_->menu(), &QMenu::aboutToShow, this, &StylePanel::fillMixMenu);

  found_->setSourceModel(&styles_);
  list_->setObjectName(QStringLiteral("styleList"));
  list_->setModel(found_);
  list_->setViewMode(QListView::IconMode);
  list_->setResizeMode(QListView::Adjust);
  list_->setMovement(QListView::Static);
  list_->setUniformItemSizes(true);
  list_->setSelectionMode(QAbstractItemView::SingleSelection);
  list_->setItemDelegate(new StyleDelegate(list_));
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  list_->setMinimumHeight(84);
  list_->installEventFilter(this);
  hint_->setObjectName(QStringLiteral("dim"));
  hint_->setWordWrap(true);
  hint_->hide();

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kMargin, theme::kSmall, theme::kMargin, theme::kMargin);
  column->setSpacing(6);
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::kSmall);
  row->addWidget(search_, 1);
  row->addWidget(mix_);
  row->addWidget(add);
  column->addLayout(row);
  column->addWidget(list_, 1);
  column->addWidget(new StyleMixRow(courses_, this));
  column->addWidget(hint_);

  setTabOrder(search_, mix_);
  setTabOrder(mix_, add);
  setTabOrder(add, list_);

  connect(search_, &QLineEdit::textChanged, this, [this](const QString& words) {
    // When the chosen style is filtered away the list moves its cursor; that is not a choice of the person's.
    isFiltering_ = true;
    static_cast<StyleFilter*>(found_)->setWords(words);
    isFiltering_ = false;
    showDraft();
  });
  connect(add, &QToolButton::clicked, this, &StylePanel::chooseFile);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
    if (isFiltering_ || !current.isValid() || !list_->selectionModel()->isSelected(current)) return;
    const TakeStyle style = styles_.style(found_->mapToSource(current));
    document_.editDraft(DraftField::Style, [&style](Draft& draft) { draft.request.style = style; });
  });
  connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) {
    const TakeStyle style = styles_.style(found_->mapToSource(index));
    document_.editDraft(DraftField::Style, [&style](Draft& draft) { draft.request.style = style; });
  });
  connect(list_, &QListView::customContextMenuRequested, this, [this](const QPoint& at) {
    const TakeStyle style = styles_.style(found_->mapToSource(list_->indexAt(at)));
    if (style.kind == TakeStyle::Kind::None) return;
    QMenu menu;
    fillTileMenu(menu, style);
    menu.exec(list_->viewport()->mapToGlobal(at));
  });
  connect(&document_, &DocumentBridge::draftChanged, this, &StylePanel::showDraft);
  connect(&styles_, &QAbstractItemModel::modelReset, this, &StylePanel::showDraft);
  connect(&styles_, &QAbstractItemModel::rowsInserted, this, &StylePanel::showDraft);
  connect(&courses_, &StyleCourses::changed, this, &StylePanel::showCourse);
  showDraft();
  showCourse();
}

void StylePanel::showCourse() {
  const QString whyNot = courses_.whyNotMixed();
  mix_->setEnabled(whyNot.isEmpty());
  mix_->setToolTip(whyNot.isEmpty() ? tr("Mix a second style into the chosen one") : whyNot);
}

void StylePanel::fillMixMenu() {
  auto& menu = *mix_->menu();
  menu.clear();
  for (int row = 0; row < styles_.rowCount(); ++row) {
    const auto index = styles_.index(row);
    const TakeStyle style = styles_.style(index);
    if (style.kind == TakeStyle::Kind::None || style == courses_.style() || !(styles_.flags(index) & Qt::ItemIsEnabled)) continue;
    auto* entry = menu.addAction(styleTitle(style), this, [this, style] { courses_.mixWith(style); });
    entry->setCheckable(true);
    entry->setChecked(style == courses_.course().mix);
  }
}

void StylePanel::fillTileMenu(QMenu& menu, const TakeStyle& style) {
  const bool isChosen = style == courses_.style();
  const QString whyNot = courses_.whyNotMixed();
  auto* mix =
      menu.addAction(theme::icon(QStringLiteral("mix")), whyNot.isEmpty() ? tr("Mix with “%1”").arg(styleTitle(courses_.style())) : tr("Mix with the chosen style"), this,
                     [this, style] { courses_.mixWith(style); });
  mix->setEnabled(whyNot.isEmpty() && !isChosen);
  menu.addAction(tr("For the legs alone"), this, [this, style] { courses_.setLegs(style); })->setEnabled(courses_.whyNotAtAll().isEmpty() && !isChosen);
  if (style.kind != TakeStyle::Kind::File) return;
  menu.addSeparator();
  menu.addAction(theme::icon(QStringLiteral("delete")), tr("Remove from the list"), this, [this, style] {
    styles_.removeFile(style.file);
    if (document_.project().draft.request.style == style) document_.editDraft(DraftField::Style, [](Draft& draft) { draft.request.style = {}; });
  });
}

void StylePanel::setHint(const QString& text) {
  hint_->setText(text);
  hint_->setVisible(!text.isEmpty());
}

void StylePanel::showDraft() {
  const TakeStyle& style = document_.project().draft.request.style;
  if (style.kind == TakeStyle::Kind::File && !styles_.indexOf(style).isValid()) styles_.addFile(style.file);
  const QModelIndex index = found_->mapFromSource(styles_.indexOf(style));
  const QSignalBlocker quiet(list_->selectionModel());
  if (index.isValid()) {
    list_->setCurrentIndex(index);
    list_->selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
    list_->scrollTo(index);
  } else {
    list_->selectionModel()->clear();
  }
  list_->viewport()->update();
}

void StylePanel::chooseFile() {
  const QString file = QFileDialog::getOpenFileName(window(), tr("Choose a clip as style"), {}, motionFileFilter());
  if (!file.isEmpty()) Q_EMIT fileOffered(file);
}

void StylePanel::dragEnterEvent(QDragEnterEvent* event) {
  for (const QUrl& url : event->mimeData()->urls()) {
    if (!isStyleFile(url)) continue;
    drop_->showHint(tr("Use as a style"));
    return event->acceptProposedAction();
  }
}

void StylePanel::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  for (const QUrl& url : event->mimeData()->urls())
    if (isStyleFile(url)) Q_EMIT fileOffered(url.toLocalFile());
}

bool StylePanel::eventFilter(QObject* watched, QEvent* event) {
  // The arrow keys walk through the grid while it has the focus, not through the timeline.
  if (watched == list_ && event->type() == QEvent::ShortcutOverride) {
    switch (static_cast<QKeyEvent*>(event)->key()) {
      case Qt::Key_Left:
      case Qt::Key_Right:
      case Qt::Key_Home:
      case Qt::Key_End: event->accept(); break;
      default: break;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace ui
