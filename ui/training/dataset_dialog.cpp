#include "ui/training/dataset_dialog.h"

#include "ui/look/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QDirIterator>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kMostFiles = 20'000;
constexpr int kValidationEvery = 8;  // clips of which one is kept for validation

/// "happy_walk-02" as words: "happy walk".
QString wordsOf(const QString& stem) {
  static const QRegularExpression separators(QStringLiteral("[^\\p{L}']+")), humps(QStringLiteral("(?<=\\p{Ll})(?=\\p{Lu})"));
  return QString(stem).replace(humps, QStringLiteral(" ")).replace(separators, QStringLiteral(" ")).simplified().toLower();
}

/// What is done, in a word: "a person walks" is not about a.
QString firstWordOf(const QString& words) {
  static const QStringList kSubjects = {QStringLiteral("a"),       QStringLiteral("an"),  QStringLiteral("the"),  QStringLiteral("person"),
                                        QStringLiteral("someone"), QStringLiteral("man"), QStringLiteral("woman")};
  for (const QString& word : words.split(u' '))
    if (!kSubjects.contains(word)) return word;
  return words;
}

}  // namespace

DatasetDialog::DatasetDialog(QString program, QString dataFolder, QWidget* parent)
    : QDialog(parent),
      program_(std::move(program)),
      dataFolder_(std::move(dataFolder)),
      model_(0, kColumnCount),
      choose_(new QPushButton(tr("Choose a folder…"), this)),
      name_(new QLineEdit(this)),
      table_(new QTableView(this)),
      progress_(new QProgressBar(this)),
      found_(new QLabel(tr("A folder of BVH files, chosen or dropped here."), this)),
      reason_(new QLabel(this)) {
  setWindowTitle(tr("Build a data set"));
  setAcceptDrops(true);
  resize(860, 540);
  model_.setHorizontalHeaderLabels({tr("File"), tr("What is done"), tr("Action"), tr("Style"), tr("Left out")});
  choose_->setObjectName(QStringLiteral("chooseSource"));
  name_->setObjectName(QStringLiteral("datasetName"));
  found_->setObjectName(QStringLiteral("datasetFound"));
  found_->setWordWrap(true);
  reason_->setObjectName(QStringLiteral("datasetReason"));
  reason_->setWordWrap(true);
  reason_->setStyleSheet(QStringLiteral("color: %1;").arg(theme::kTextDim.name()));
  progress_->setRange(0, 0);
  progress_->setTextVisible(false);
  progress_->setMaximumHeight(8);
  progress_->hide();
  table_->setObjectName(QStringLiteral("datasetTable"));
  table_->setModel(&model_);
  table_->verticalHeader()->hide();
  table_->setShowGrid(false);
  table_->setAlternatingRowColors(true);
  table_->horizontalHeader()->setSectionResizeMode(Caption, QHeaderView::Stretch);
  table_->setToolTip(tr("Double click to correct. “What is done” is what a prompt would say: a person walks and waves."));

  auto* top = new QHBoxLayout;
  top->setSpacing(theme::kGap);
  auto* label = new QLabel(tr("Name"), this);
  label->setObjectName(QStringLiteral("formLabel"));
  top->addWidget(choose_);
  top->addStretch(1);
  top->addWidget(label);
  top->addWidget(name_, 1);
  auto* buttons = new QDialogButtonBox(this);
  build_ = buttons->addButton(tr("Build"), QDialogButtonBox::ActionRole);
  theme::markPrimary(*build_);
  build_->setDefault(true);
  buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(theme::kGap);
  column->addLayout(top);
  column->addWidget(found_);
  column->addWidget(table_, 1);
  column->addWidget(progress_);
  column->addWidget(reason_);
  column->addWidget(buttons);

  connect(choose_, &QPushButton::clicked, this, [this] {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of motions"), source_);
    if (!folder.isEmpty()) setSource(folder);
  });
  connect(name_, &QLineEdit::textChanged, this, &DatasetDialog::check);
  connect(build_, &QPushButton::clicked, this, &DatasetDialog::build);
  connect(buttons, &QDialogButtonBox::rejected, this, [this] { built_.isEmpty() ? reject() : accept(); });
  connect(&process_, &QProcess::readyReadStandardError, this, [this] {
    const auto lines = QString::fromUtf8(process_.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts);
    if (!lines.isEmpty()) reason_->setText(lines.last().trimmed());
  });
  connect(&process_, &QProcess::finished, this, &DatasetDialog::finish);
  connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart) return;
    finish(-1);
    reason_->setText(tr("%1 could not be started.").arg(program_));
  });
  check();
}

DatasetDialog::~DatasetDialog() {
  process_.disconnect(this);
  process_.kill();
  process_.waitForFinished(1000);
}

void DatasetDialog::setSource(const QString& folder) {
  source_ = QDir(folder).absolutePath();
  built_.clear();
  model_.removeRows(0, model_.rowCount());
  QStringList files;
  QDirIterator walk(source_, {QStringLiteral("*.bvh"), QStringLiteral("*.BVH")}, QDir::Files, QDirIterator::Subdirectories);
  while (walk.hasNext() && files.size() < kMostFiles) files << QDir(source_).relativeFilePath(walk.next());
  files.sort();
  for (const QString& file : files) {
    const QString words = wordsOf(QFileInfo(file).completeBaseName());
    QList<QStandardItem*> row = {new QStandardItem(file), new QStandardItem(words), new QStandardItem(firstWordOf(words)), new QStandardItem, new QStandardItem};
    row[File]->setEditable(false);
    row[Remark]->setEditable(false);
    model_.appendRow(row);
  }
  if (const QString table = source_ + QStringLiteral("/captions.tsv"); QFile::exists(table)) readTable(table);
  fitColumns();
  found_->setText(files.isEmpty() ? tr("There is no BVH file in “%1”.").arg(source_) : tr("%n motion(s) in “%1”", nullptr, static_cast<int>(files.size())).arg(source_));
  if (name_->text().isEmpty() || !name_->isModified()) name_->setText(QDir(source_).dirName());
  check();
}

// Long names of files leave room for what is written beside them, and for why some were left out.
void DatasetDialog::fitColumns() {
  auto* header = table_->horizontalHeader();
  table_->resizeColumnToContents(File);
  table_->setColumnWidth(File, std::min(table_->columnWidth(File), width() / 3));
  for (const int column : {Content, Style, Remark}) table_->setColumnWidth(column, std::max(table_->columnWidth(column), header->sectionSizeHint(column)));
  if (const int reasons = static_cast<QAbstractItemView*>(table_)->sizeHintForColumn(Remark); reasons > header->sectionSizeHint(Remark)) {
    table_->setColumnWidth(File, std::min(table_->columnWidth(File), width() / 4));
    table_->setColumnWidth(Remark, std::min(reasons, width() / 3));
  }
}

void DatasetDialog::readTable(const QString& file) {
  QFile in(file);
  if (!in.open(QIODevice::ReadOnly)) return;
  QHash<QString, int> rows;
  for (int i = 0; i < model_.rowCount(); ++i) rows.insert(QFileInfo(model_.item(i, File)->text()).completeBaseName(), i);
  QStringList columns = {QStringLiteral("file"), QStringLiteral("caption")};
  bool isFirst = true;
  for (const QString& line : QString::fromUtf8(in.readAll()).split(u'\n')) {
    const QStringList cells = line.trimmed().split(u'\t');
    if (std::exchange(isFirst, false) && cells.first() == QStringLiteral("file")) {
      columns = cells;
      continue;
    }
    const auto row = rows.constFind(QFileInfo(cells.first()).completeBaseName());
    if (row == rows.constEnd()) continue;
    for (int i = 1; i < cells.size() && i < columns.size(); ++i) {
      if (columns[i] == QStringLiteral("caption")) model_.item(*row, Caption)->setText(cells[i]);
      if (columns[i] == QStringLiteral("content")) model_.item(*row, Content)->setText(cells[i]);
      if (columns[i] == QStringLiteral("style")) model_.item(*row, Style)->setText(cells[i]);
    }
  }
}

QString DatasetDialog::writeTable() {
  const QString file = QDir(dataFolder_).filePath(name_->text().trimmed() + QStringLiteral("-captions.tsv"));
  if (!QDir().mkpath(dataFolder_)) return {};
  QSaveFile out(file);
  if (!out.open(QIODevice::WriteOnly)) return {};
  out.write("file\tcaption\tcontent\tstyle\tsplit\n");
  const auto cell = [](QString text) { return text.replace(u'\t', u' ').replace(u'\n', u' ').trimmed(); };
  for (int i = 0; i < model_.rowCount(); ++i) {
    QStringList cells = {QFileInfo(model_.item(i, File)->text()).completeBaseName()};
    for (const int column : {Caption, Content, Style}) cells << cell(model_.item(i, column)->text());
    cells << (i % kValidationEvery == kValidationEvery - 1 ? QStringLiteral("val") : QStringLiteral("train"));
    out.write(cells.join(u'\t').toUtf8() + '\n');
  }
  return out.commit() ? file : QString();
}

void DatasetDialog::check() {
  const bool isBuilding = process_.state() != QProcess::NotRunning;
  const QString name = name_->text().trimmed();
  QString why;
  if (program_.isEmpty())
    why = tr("This installation has no gesto, which builds data sets.");
  else if (model_.rowCount() == 0)
    why = tr("Choose a folder with motions first.");
  else if (name.isEmpty() || name.contains(u'/') || name.startsWith(u'.'))
    why = tr("The data set needs a name without / and a dot in front.");
  else if (QFileInfo::exists(QDir(dataFolder_).filePath(name)) && built_.isEmpty())
    why = tr("There is a data set of this name already.");
  if (!isBuilding && built_.isEmpty()) reason_->setText(why);
  build_->setEnabled(why.isEmpty() && built_.isEmpty());
  build_->setText(isBuilding ? tr("Stop") : tr("Build"));
  for (QWidget* field : {static_cast<QWidget*>(choose_), static_cast<QWidget*>(name_), static_cast<QWidget*>(table_)}) field->setEnabled(!isBuilding);
}

void DatasetDialog::build() {
  if (process_.state() != QProcess::NotRunning) return process_.terminate();
  for (int i = 0; i < model_.rowCount(); ++i) model_.item(i, Remark)->setText({});
  const QString table = writeTable();
  if (table.isEmpty()) return reason_->setText(tr("Nothing can be written in “%1”.").arg(dataFolder_));
  progress_->show();
  process_.start(program_, {QStringLiteral("dataset"), QStringLiteral("build"), QStringLiteral("--source"), QStringLiteral("bvh-folder:") + source_,
                            QStringLiteral("--captions"), table, QStringLiteral("--out"), QDir(dataFolder_).filePath(name_->text().trimmed()), QStringLiteral("--json")});
  check();
}

void DatasetDialog::finish(int code) {
  progress_->hide();
  const auto json = QJsonDocument::fromJson(process_.readAllStandardOutput()).object();
  QHash<QString, int> rows;
  for (int i = 0; i < model_.rowCount(); ++i) rows.insert(model_.item(i, File)->text(), i);
  int skipped = 0;
  for (const auto& value : json.value(QStringLiteral("skipped")).toArray()) {
    const auto one = value.toObject();
    // The source's name may stand in front; the longest path that is known is the file.
    QString file = one.value(QStringLiteral("file")).toString();
    while (!rows.contains(file) && file.contains(u'/')) file = file.section(u'/', 1);
    const auto row = rows.constFind(file);
    if (row == rows.constEnd()) continue;
    model_.item(*row, Remark)->setText(one.value(QStringLiteral("reason")).toString());
    model_.item(*row, Remark)->setToolTip(one.value(QStringLiteral("reason")).toString());
    ++skipped;
  }
  fitColumns();
  const int clips = json.value(QStringLiteral("clips")).toInt();
  if (code == 0 && clips > 0) {
    built_ = QDir(dataFolder_).filePath(name_->text().trimmed());
    const int tooShort = json.value(QStringLiteral("tooShort")).toInt();
    reason_->setText(tr("%n clip(s), and their mirrored twins.", nullptr, clips) + u' ' + tr("%n part(s) too short,", nullptr, tooShort) + u' ' +
                     tr("%n file(s) left out.", nullptr, skipped));
  } else if (code == 0) {
    reason_->setText(tr("No clip could be used: the reasons stand in the table."));
  } else if (reason_->text().isEmpty()) {
    reason_->setText(tr("The data set was not built."));
  }
  const QString said = reason_->text();
  check();
  reason_->setText(said);
}

void DatasetDialog::dragEnterEvent(QDragEnterEvent* event) {
  for (const QUrl& url : event->mimeData()->urls())
    if (QFileInfo(url.toLocalFile()).isDir()) return event->acceptProposedAction();
}

void DatasetDialog::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  setSource(event->mimeData()->urls().first().toLocalFile());
}

}  // namespace ui
