#include "ui/panels/style_panel.h"

#include "ui/dialogs/dialogs.h"
#include "ui/look/theme.h"
#include "ui/models/take_drag.h"
#include "ui/panels/style_mix_row.h"
#include "ui/session/clip_files.h"
#include "ui/session/request_conversion.h"
#include "ui/styles/style_browser.h"
#include "ui/styles/style_grid.h"
#include "ui/widgets/drop_hint.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

using core::document::TakeStyle;

bool isStyleFile(const QUrl& url) { return isMotionFile(url) || dialogs::isKeypoints(url); }

}  // namespace

StylePanel::StylePanel(DocumentBridge& document, StyleCourses& courses, StyleListModel& styles, StylePictures* pictures, QWidget* parent)
    : QWidget(parent),
      document_(document),
      courses_(courses),
      styles_(styles),
      pictures_(pictures),
      tools_(new QWidget(this)),
      search_(new QLineEdit(tools_)),
      mix_(new QToolButton(tools_)),
      list_(new StyleGrid(document, courses, styles, pictures, StyleGrid::Tiles::Small, this)),
      hint_(new QLabel(this)),
      drop_(new DropHint(this)) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  setAcceptDrops(true);

  search_->setObjectName(QStringLiteral("styleSearch"));
  search_->setPlaceholderText(tr("Search styles"));
  search_->setClearButtonEnabled(true);
  search_->addAction(theme::icon(QStringLiteral("search"), theme::kTextDim), QLineEdit::LeadingPosition);
  auto* add = new QToolButton(tools_);
  add->setObjectName(QStringLiteral("addStyle"));
  add->setIcon(theme::icon(QStringLiteral("add")));
  add->setToolTip(
      tr("Use a clip of your own as a style: a BVH, FBX, glTF, Collada, AMC or HumanML3D .npy file. You can also drop it on this panel, or the key points of a video."));

  mix_->setObjectName(QStringLiteral("mixStyle"));
  mix_->setIcon(theme::icon(QStringLiteral("mix")));
  mix_->setPopupMode(QToolButton::InstantPopup);
  mix_->setMenu(new QMenu(mix_));
  connect(mix_->menu(), &QMenu::aboutToShow, this, &StylePanel::fillMixMenu);

  auto* browse = new QToolButton(tools_);
  browse->setObjectName(QStringLiteral("browseStyles"));
  browse->setIcon(theme::icon(QStringLiteral("tiles")));
  browse->setToolTip(tr("All styles, larger and all moving"));
  list_->setObjectName(QStringLiteral("styleList"));
  list_->setMinimumHeight(84);
  hint_->setObjectName(QStringLiteral("dim"));
  hint_->setWordWrap(true);
  hint_->hide();

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::kMargin, theme::kSmall, theme::kMargin, 6);
  column->setSpacing(6);
  auto* row = new QHBoxLayout(tools_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2);
  row->addWidget(search_, 1);
  row->addWidget(mix_);
  row->addWidget(browse);
  row->addWidget(add);
  column->addWidget(tools_);
  column->addWidget(list_, 1);
  column->addWidget(new StyleMixRow(courses_, this));
  column->addWidget(hint_);

  setTabOrder(search_, mix_);
  setTabOrder(mix_, browse);
  setTabOrder(browse, add);
  setTabOrder(add, list_);

  connect(search_, &QLineEdit::textChanged, list_, &StyleGrid::setWords);
  connect(browse, &QToolButton::clicked, this, &StylePanel::browse);
  connect(add, &QToolButton::clicked, this, &StylePanel::chooseFile);
  connect(&courses_, &StyleCourses::changed, this, &StylePanel::showCourse);
  showCourse();
}

void StylePanel::browse() {
  if (!browser_) {
    browser_ = new StyleBrowser(document_, courses_, styles_, pictures_, this);
    connect(browser_, &StyleBrowser::fileWanted, this, &StylePanel::chooseFile);
  }
  browser_->show();
  browser_->raise();
  browser_->activateWindow();
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

void StylePanel::setHint(const QString& text) {
  hint_->setText(text);
  hint_->setVisible(!text.isEmpty());
}

void StylePanel::chooseFile() {
  const QString file = QFileDialog::getOpenFileName(window(), tr("Choose a clip as style"), {}, motionFileFilter());
  if (!file.isEmpty()) Q_EMIT fileOffered(file);
}

void StylePanel::dragEnterEvent(QDragEnterEvent* event) {
  if (takeIn(*event->mimeData())) {
    drop_->showHint(tr("Use as a style"));
    return event->acceptProposedAction();
  }
  for (const QUrl& url : event->mimeData()->urls()) {
    if (!isStyleFile(url)) continue;
    drop_->showHint(tr("Use as a style"));
    return event->acceptProposedAction();
  }
}

void StylePanel::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  if (const auto id = takeIn(*event->mimeData())) return Q_EMIT takeOffered(*id);
  for (const QUrl& url : event->mimeData()->urls())
    if (isStyleFile(url)) Q_EMIT fileOffered(url.toLocalFile());
}

}  // namespace ui
