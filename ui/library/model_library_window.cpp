#include "ui/library/model_library_window.h"

#include "ui/look/error_text.h"
#include "ui/look/markdown_page.h"
#include "ui/look/path_text.h"
#include "ui/look/theme.h"
#include "ui/session/model_text.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/note_label.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

using core::services::ImportReport;

namespace {

QString firstOf(const std::vector<std::string>& lines, std::size_t count) {
  QStringList shown;
  for (std::size_t i = 0; i < lines.size() && i < count; ++i) shown << QString::fromStdString(lines[i]);
  if (lines.size() > count) shown << QStringLiteral("…");
  return shown.join(QStringLiteral(", "));
}

}  // namespace

ModelLibraryWindow::ModelLibraryWindow(ModelShelf& shelf, QWidget* parent) : QWidget(parent, Qt::Window), shelf_(shelf), message_(new MessageBar(this)) {
  setObjectName(QStringLiteral("libraryWindow"));
  setWindowTitle(tr("Models — Gesto Studio"));
  setAcceptDrops(true);
  resize(940, 620);
  setMinimumSize(680, 420);
  setAttribute(Qt::WA_StyledBackground);
  auto* halves = new QSplitter(this);
  halves->addWidget(buildList());
  halves->addWidget(buildPage());
  halves->setStretchFactor(1, 1);
  halves->setSizes({280, 640});
  halves->setChildrenCollapsible(false);
  halves->setHandleWidth(12);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(0);
  whole->addWidget(message_);
  auto* padded = new QVBoxLayout;
  padded->setContentsMargins(12, 12, 12, 12);
  padded->addWidget(halves, 1);
  note_ = new NoteLabel(this);
  padded->addWidget(note_);
  whole->addLayout(padded, 1);
  connectParts();
  showModels();
}

QWidget* ModelLibraryWindow::buildList() {
  auto* left = new QWidget(this);
  import_ = new QPushButton(tr("Import…"), left);
  import_->setObjectName(QStringLiteral("importModel"));
  import_->setToolTip(tr("Checkpoints that authors published, or a folder of them. Or drop them here."));
  import_->setEnabled(shelf_.canMake());
  list_ = new QListWidget(left);
  list_->setObjectName(QStringLiteral("runList"));
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setSpacing(2);
  auto* hint = new QLabel(tr("Models of your own are made in the training window, or imported: drop the authors' files here."), left);
  hint->setObjectName(QStringLiteral("dim"));
  hint->setWordWrap(true);
  hint->setVisible(shelf_.canMake());
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::kGap);
  column->addWidget(import_);
  column->addWidget(list_, 1);
  column->addWidget(hint);
  return left;
}

QWidget* ModelLibraryWindow::buildPage() {
  auto* right = new QWidget(this);
  title_ = new QLabel(right);
  title_->setObjectName(QStringLiteral("pageTitle"));
  facts_ = new QLabel(right);
  facts_->setObjectName(QStringLiteral("modelFacts"));
  facts_->setWordWrap(true);
  facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  card_ = new QTextBrowser(right);
  card_->setObjectName(QStringLiteral("modelCard"));
  card_->setFrameShape(QFrame::NoFrame);
  card_->setOpenLinks(false);
  use_ = new QPushButton(tr("Use it"), right);
  use_->setObjectName(QStringLiteral("primary"));
  use_->setToolTip(tr("Choose it for the open project"));
  usual_ = new QPushButton(tr("Make default"), right);
  usual_->setObjectName(QStringLiteral("makeUsual"));
  usual_->setToolTip(tr("New projects begin with it, and the open one goes on with it"));
  rename_ = new QPushButton(tr("Rename…"), right);
  rename_->setObjectName(QStringLiteral("renameModel"));
  remove_ = new QPushButton(tr("Remove"), right);
  remove_->setObjectName(QStringLiteral("removeModel"));
  remove_->setToolTip(tr("Into the trash"));
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(theme::kGap);
  buttons->addWidget(use_);
  buttons->addWidget(usual_);
  buttons->addStretch(1);
  buttons->addWidget(rename_);
  buttons->addWidget(remove_);
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::kGap);
  column->addWidget(title_);
  column->addWidget(facts_);
  column->addWidget(card_, 1);
  column->addLayout(buttons);
  return right;
}

void ModelLibraryWindow::connectParts() {
  connect(import_, &QPushButton::clicked, this, [this] {
    importFiles(QFileDialog::getOpenFileNames(this, tr("Checkpoints of a model"), {},
                                              tr("Checkpoints (*.ckpt *.pt *.pth *.bin *.tar *.safetensors *.npy *.npz *.json *.txt *.gz);;All files (*)")));
  });
  connect(list_, &QListWidget::currentRowChanged, this, &ModelLibraryWindow::showChosen);
  connect(use_, &QPushButton::clicked, this, [this] { shelf_.choice().choose(chosen()); });
  connect(usual_, &QPushButton::clicked, this, [this] {
    shelf_.makeUsual(chosen());
    shelf_.choice().choose(chosen());
  });
  connect(rename_, &QPushButton::clicked, this, &ModelLibraryWindow::rename);
  connect(remove_, &QPushButton::clicked, this, [this] { shelf_.remove(chosen()); });
  connect(&shelf_, &ModelShelf::changed, this, &ModelLibraryWindow::showModels);
  connect(&shelf_.choice(), &ModelChoice::changed, this, &ModelLibraryWindow::showModels);
  connect(&shelf_, &ModelShelf::made, this, [this](const QString& name) { select(name.toStdString()); });
  connect(&shelf_, &ModelShelf::renamed, this, [this](const QString&, const QString& to) { select(to.toStdString()); });
  connect(&shelf_, &ModelShelf::removed, this, [this](const QString& name) { note_->showNote(tr("“%1” is in the trash.").arg(name)); });
  connect(&shelf_, &ModelShelf::imported, this, &ModelLibraryWindow::showImport);
  connect(&shelf_, &ModelShelf::failed, this, [this](const core::Error& error) { message_->showError(errorText(error)); });
}

std::string ModelLibraryWindow::chosen() const { return list_->currentItem() ? list_->currentItem()->data(Qt::UserRole).toString().toStdString() : std::string(); }

void ModelLibraryWindow::select(const std::string& name) {
  for (int i = 0; i < list_->count(); ++i)
    if (list_->item(i)->data(Qt::UserRole).toString().toStdString() == name) list_->setCurrentRow(i);
}

void ModelLibraryWindow::showModels() {
  const auto before = chosen();
  {
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const auto& model : shelf_.choice().models()) {
      QStringList second = {QString::fromStdString(model.familyTitle)};
      second << (shelf_.isOwn(model) ? tr("your own") : tr("comes with the program"));
      if (model.name == shelf_.usual()) second << tr("for new projects");
      auto* item = new QListWidgetItem(modelName(model.name) + u'\n' + second.join(QStringLiteral(" · ")), list_);
      item->setData(Qt::UserRole, QString::fromStdString(model.name));
      if (model.name == shelf_.choice().asked()) item->setForeground(theme::kAccent);
      if (model.name == before) list_->setCurrentItem(item);
    }
    if (list_->currentRow() < 0 && list_->count() > 0) list_->setCurrentRow(0);
  }
  showChosen();
}

void ModelLibraryWindow::showChosen() {
  const auto* model = shelf_.find(chosen());
  use_->setEnabled(model && model->name != shelf_.choice().asked());
  usual_->setEnabled(model && model->name != shelf_.usual());
  rename_->setEnabled(model && shelf_.isOwn(*model));
  remove_->setEnabled(model && shelf_.isOwn(*model));
  if (!model) {
    title_->setText(tr("No model is there"));
    facts_->clear();
    return card_->clear();
  }
  title_->setText(modelTitle(*model));
  const QFileInfo file(textOf(model->file));
  const auto card = core::services::readModelCard(model->file);
  QStringList lines;
  const auto fact = [&](const QString& name, const QString& text) {
    if (!text.isEmpty()) lines << QStringLiteral("<span style='color:%1'>%2</span> %3").arg(theme::kTextDim.name(), name, text.toHtmlEscaped());
  };
  fact(tr("Can:"), modelAbilities(*model).join(QStringLiteral(", ")));
  fact(tr("Licence of its data:"), model->dataLicence.empty() ? tr("not known") : QString::fromStdString(model->dataLicence));
  if (card) fact(tr("Origin:"), QString::fromStdString(card->origin));
  fact(tr("File:"), tr("%1, %2").arg(file.fileName(), QLocale().formattedDataSize(file.size())));
  if (!card) lines << QStringLiteral("<span style='color:%1'>%2</span>").arg(theme::kError.name(), QString::fromStdString(card.error().message).toHtmlEscaped());
  facts_->setText(lines.join(QStringLiteral("<br>")));
  facts_->setToolTip(file.absoluteFilePath());
  if (card && !card->text.empty())
    showMarkdown(*card_, QString::fromStdString(card->text));
  else
    card_->setPlainText(tr("Nothing more is told of this model: there is no card beside its file."));
}

void ModelLibraryWindow::rename() {
  const auto from = chosen();
  bool isWanted = false;
  const QString to = QInputDialog::getText(this, tr("Rename the model"), tr("Name"), QLineEdit::Normal, QString::fromStdString(from), &isWanted).trimmed();
  if (isWanted && to.toStdString() != from) shelf_.rename(from, to.toStdString());
}

void ModelLibraryWindow::importFiles(const QStringList& files) {
  if (files.isEmpty()) return;
  note_->showNote(tr("Reading %1…").arg(QFileInfo(files.front()).fileName()));
  shelf_.importFiles(files);
}

void ModelLibraryWindow::showImport(const ImportReport& report, const QString& name) {
  QStringList found;
  for (const auto& part : report.found) found << QString::fromStdString(part);
  const QString what = found.join(QStringLiteral(", "));
  QStringList details;
  for (const auto& remark : report.remarks) details << QString::fromStdString(remark);
  if (!report.leftOut.empty()) details << tr("Left out, belongs to no part of the model: %1").arg(firstOf(report.leftOut, 12));
  if (report.isWritten) {
    select(name.toStdString());
    message_->showQuestion(tr("“%1” is in your library. Found: %2.").arg(name, what), tr("Use it"), [this, name] { shelf_.choice().choose(name.toStdString()); });
    return;
  }
  if (!report.missing.empty()) {
    details.prepend(tr("Missing, or of another shape: %1").arg(firstOf(report.missing, 24)));
    return message_->showError(
        tr("These files are not a whole model (%1): %n tensor(s) are missing or have another shape. Nothing was kept.", nullptr, static_cast<int>(report.missing.size()))
            .arg(what.isEmpty() ? QString::fromStdString(report.kind) : what),
        details.join(u'\n'));
  }
  message_->showError(tr("These files hold a part (%1), which makes no motion by itself. Nothing was kept.").arg(QString::fromStdString(report.kind)),
                      details.join(u'\n'));
}

void ModelLibraryWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!shelf_.canMake()) return;
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile()) return event->acceptProposedAction();
}

void ModelLibraryWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  QStringList files;
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile()) files << url.toLocalFile();
  importFiles(files);
}

}  // namespace ui
