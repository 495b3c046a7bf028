#include "ui/help/help_window.h"

#include "ui/help/help_pages.h"
#include "ui/look/markdown_page.h"
#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int kPageNameRole = Qt::UserRole;

bool holdsAll(const HelpPage& page, const QStringList& words) {
  return std::all_of(words.begin(), words.end(), [&page](const QString& word) { return page.text.contains(word, Qt::CaseInsensitive); });
}

QStringList wordsOf(const QString& text) { return text.simplified().split(u' ', Qt::SkipEmptyParts); }

}  // namespace

HelpWindow::HelpWindow(QWidget* parent) : QWidget(parent, Qt::Window), search_(new QLineEdit(this)), list_(new QListWidget(this)), text_(new QTextBrowser(this)) {
  setObjectName(QStringLiteral("helpWindow"));
  setAttribute(Qt::WA_StyledBackground);
  setWindowTitle(tr("Help — Gesto Studio"));
  resize(860, 600);
  search_->setObjectName(QStringLiteral("helpSearch"));
  search_->setPlaceholderText(tr("Search the help"));
  search_->setClearButtonEnabled(true);
  search_->addAction(theme::icon(QStringLiteral("search"), theme::kTextDim), QLineEdit::LeadingPosition);
  search_->installEventFilter(this);
  list_->setObjectName(QStringLiteral("helpList"));
  list_->setAccessibleName(tr("Pages"));
  list_->setFixedWidth(256);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->installEventFilter(this);
  text_->setObjectName(QStringLiteral("helpText"));
  text_->setOpenLinks(false);
  text_->setFrameShape(QFrame::NoFrame);
  text_->document()->setDocumentMargin(14);
  text_->installEventFilter(this);
  auto* left = new QVBoxLayout;
  left->setSpacing(theme::kGap);
  left->addWidget(search_);
  left->addWidget(list_, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
  row->setSpacing(theme::kMargin);
  row->addLayout(left);
  row->addWidget(text_, 1);
  for (const HelpPage& page : helpPages()) {
    auto* item = new QListWidgetItem(page.title, list_);
    item->setData(kPageNameRole, page.name);
  }
  connect(search_, &QLineEdit::textChanged, this, &HelpWindow::search);
  connect(list_, &QListWidget::currentItemChanged, this, &HelpWindow::read);
  connect(text_, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) { showPage(link.toString()); });
  list_->setCurrentRow(0);
  search_->setFocus();
}

QString HelpWindow::page() const { return list_->currentItem() ? list_->currentItem()->data(kPageNameRole).toString() : QString(); }

void HelpWindow::showPage(const QString& name) {
  for (int row = 0; row < list_->count(); ++row) {
    if (list_->item(row)->data(kPageNameRole).toString() != name) continue;
    if (list_->item(row)->isHidden()) search_->clear();
    list_->setCurrentRow(row);
  }
}

void HelpWindow::search(const QString& text) {
  const QStringList words = wordsOf(text);
  const auto& pages = helpPages();
  // A title says more than a word somewhere in the text.
  int first = -1, titled = -1;
  for (int row = 0; row < list_->count(); ++row) {
    const HelpPage& page = pages[row];
    const bool isFound = holdsAll(page, words);
    list_->item(row)->setHidden(!isFound);
    if (!isFound) continue;
    if (first < 0) first = row;
    if (titled < 0 && holdsAll({page.name, page.title, page.title}, words)) titled = row;
  }
  if (first < 0) {
    list_->setCurrentItem(nullptr);
    text_->setPlainText(tr("No page has all of these words: %1").arg(words.join(u' ')));
    return;
  }
  if (words.isEmpty() && list_->currentItem()) return highlight();
  list_->setCurrentRow(titled >= 0 ? titled : first);
  highlight();
}

void HelpWindow::read() {
  const int row = list_->currentRow();
  if (row < 0) return;
  showMarkdown(*text_, helpPages()[row].text);
  highlight();
}

void HelpWindow::highlight() {
  QList<QTextEdit::ExtraSelection> found;
  QTextCharFormat format;
  QColor back = theme::kAccent;
  back.setAlpha(90);
  format.setBackground(back);
  for (const QString& word : wordsOf(search_->text()))
    for (QTextCursor at = text_->document()->find(word); !at.isNull(); at = text_->document()->find(word, at)) found.append({at, format});
  text_->setExtraSelections(found);
}

bool HelpWindow::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
      search_->text().isEmpty() || watched != search_ ? close() : (search_->clear(), true);
      return true;
    }
    if (watched == search_ && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
      const int step = key->key() == Qt::Key_Down ? 1 : -1;
      for (int row = list_->currentRow() + step; row >= 0 && row < list_->count(); row += step)
        if (!list_->item(row)->isHidden()) {
          list_->setCurrentRow(row);
          break;
        }
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace ui
