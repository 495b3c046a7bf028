#include "ui/styles/style_browser.h"

#include "ui/look/theme.h"
#include "ui/panels/style_mix_row.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

StyleBrowser::StyleBrowser(DocumentBridge& document, StyleCourses& courses, StyleListModel& styles, StylePictures* pictures, QWidget* parent)
    : QDialog(parent),
      grid_(new StyleGrid(document, courses, styles, pictures, StyleGrid::Tiles::Large, this)),
      search_(new QLineEdit(this)),
      which_(new QButtonGroup(this)),
      hint_(new QLabel(this)) {
  setObjectName(QStringLiteral("styleBrowser"));
  setWindowTitle(tr("Styles"));
  resize(740, 560);
  grid_->setObjectName(QStringLiteral("styleBrowserList"));
  search_->setObjectName(QStringLiteral("styleBrowserSearch"));
  search_->setPlaceholderText(tr("Search styles"));
  search_->setClearButtonEnabled(true);
  search_->addAction(theme::icon(QStringLiteral("search"), theme::kTextDim), QLineEdit::LeadingPosition);
  hint_->setObjectName(QStringLiteral("dim"));
  hint_->setWordWrap(true);
  auto* top = new QHBoxLayout;
  top->setSpacing(theme::kSmall);
  top->addWidget(search_, 1);
  const auto add = [&](StyleOrder::Which which, const char* name, const QString& text) {
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    which_->addButton(button, static_cast<int>(which));
    top->addWidget(button);
  };
  add(StyleOrder::Which::All, "allStyles", tr("All"));
  add(StyleOrder::Which::Favourites, "favouriteStyles", tr("Favourites"));
  add(StyleOrder::Which::Recent, "recentStyles", tr("Recent"));
  add(StyleOrder::Which::Own, "ownStyles", tr("Own"));
  which_->button(static_cast<int>(StyleOrder::Which::All))->setChecked(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* file = buttons->addButton(tr("Add a clip…"), QDialogButtonBox::ActionRole);
  file->setObjectName(QStringLiteral("addStyleClip"));
  for (auto* button : buttons->findChildren<QPushButton*>()) button->setAutoDefault(false);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(theme::kGap);
  column->addLayout(top);
  column->addWidget(grid_, 1);
  column->addWidget(new StyleMixRow(courses, this));
  column->addWidget(hint_);
  column->addWidget(buttons);
  connect(search_, &QLineEdit::textChanged, grid_, &StyleGrid::setWords);
  connect(search_, &QLineEdit::textChanged, this, &StyleBrowser::showHint);
  connect(which_, &QButtonGroup::idClicked, this, [this](int which) { showWhich(static_cast<StyleOrder::Which>(which)); });
  connect(grid_, &StyleGrid::filled, this, &StyleBrowser::showHint);
  connect(file, &QPushButton::clicked, this, &StyleBrowser::fileWanted);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  showHint();
  grid_->setFocus();
}

void StyleBrowser::showWhich(StyleOrder::Which which) {
  grid_->setWhich(which);
  showHint();
}

void StyleBrowser::showHint() {
  if (!grid_->isEmpty()) return hint_->setText(tr("A click chooses. Drag one style onto another to blend the two; the star makes a favourite."));
  if (!search_->text().isEmpty()) return hint_->setText(tr("No style of that name."));
  switch (static_cast<StyleOrder::Which>(which_->checkedId())) {
    case StyleOrder::Which::Favourites: return hint_->setText(tr("No favourites yet: the star in the corner of a style makes one."));
    case StyleOrder::Which::Recent: return hint_->setText(tr("No take was made in a style yet."));
    case StyleOrder::Which::Own: return hint_->setText(tr("No clips of your own yet: add one, or drop it on the style panel."));
    case StyleOrder::Which::All: return hint_->clear();
  }
}

}  // namespace ui
