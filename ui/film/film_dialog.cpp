#include "ui/film/film_dialog.h"

#include "ui/dialogs/dialogs.h"
#include "ui/look/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

/// Without ffmpeg.
bool isMadeHere(FilmKind kind) { return kind != FilmKind::Webp && kind != FilmKind::Mp4; }

}  // namespace
FilmDialog::FilmDialog(const Subject& subject, QWidget* parent)
    : QDialog(parent),
      subject_(subject),
      kind_(new QComboBox(this)),
      file_(new QLineEdit(this)),
      size_(new QComboBox(this)),
      width_(new QSpinBox(this)),
      height_(new QSpinBox(this)),
      fps_(new QDoubleSpinBox(this)),
      part_(new QComboBox(this)),
      background_(new QComboBox(this)),
      poses_(new QSpinBox(this)),
      all_(new QCheckBox(tr("All views side by side"), this)),
      turn_(new QCheckBox(tr("The camera goes once around"), this)),
      length_(new QLabel(this)) {
  setObjectName(QStringLiteral("filmDialog"));
  setWindowTitle(tr("Render the view"));
  kind_->setObjectName(QStringLiteral("filmKind"));
  file_->setObjectName(QStringLiteral("filmFile"));
  file_->setMinimumWidth(260);
  size_->setObjectName(QStringLiteral("filmSize"));
  width_->setObjectName(QStringLiteral("filmWidth"));
  height_->setObjectName(QStringLiteral("filmHeight"));
  fps_->setObjectName(QStringLiteral("filmRate"));
  part_->setObjectName(QStringLiteral("filmPart"));
  all_->setObjectName(QStringLiteral("filmAll"));
  turn_->setObjectName(QStringLiteral("filmTurn"));
  length_->setObjectName(QStringLiteral("dim"));
  kind_->addItem(tr("Pictures (PNG, numbered)"), static_cast<int>(FilmKind::Pictures));
  kind_->addItem(tr("GIF"), static_cast<int>(FilmKind::Gif));
  kind_->addItem(tr("WebP"), static_cast<int>(FilmKind::Webp));
  kind_->addItem(tr("Film (MP4)"), static_cast<int>(FilmKind::Mp4));
  kind_->addItem(tr("Strip of poses (one PNG)"), static_cast<int>(FilmKind::Strip));
  if (subject.ffmpeg.isEmpty())
    for (const int row : {2, 3}) {
      static_cast<QStandardItemModel*>(kind_->model())->item(row)->setEnabled(false);
      kind_->setItemData(row, tr("Needs the program ffmpeg, which is not installed."), Qt::ToolTipRole);
    }
  size_->addItem(tr("As the view (%1 × %2)").arg(subject.view.width()).arg(subject.view.height()), subject.view);
  for (const QSize& size : {QSize(640, 360), QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(1080, 1080), QSize(1080, 1920)})
    size_->addItem(QStringLiteral("%1 × %2").arg(size.width()).arg(size.height()), size);
  for (auto* side : {width_, height_}) {
    side->setRange(16, 8192);
    side->setSuffix(tr(" px"));
  }
  fps_->setRange(1.0, 120.0);
  fps_->setDecimals(2);
  fps_->setSuffix(tr(" a second"));
  part_->addItem(tr("The whole take"));
  if (subject.rangeEnd > subject.rangeStart)
    part_->addItem(tr("The range, %1 to %2 s").arg(locale().toString(subject.rangeStart, 'f', 2), locale().toString(subject.rangeEnd, 'f', 2)));
  part_->setCurrentIndex(part_->count() - 1);
  all_->setVisible(subject.views > 1 && !subject.isSheet);
  background_->setObjectName(QStringLiteral("filmBackground"));
  background_->addItem(tr("As the view"), QColor());
  background_->addItem(tr("White"), QColor(Qt::white));
  background_->addItem(tr("Black"), QColor(Qt::black));
  background_->addItem(tr("Green, to be keyed out"), QColor(0, 177, 64));
  background_->setToolTip(tr("One colour goes without the lines on the floor. Shadow and path are as View has them."));
  poses_->setObjectName(QStringLiteral("filmPoses"));
  poses_->setRange(2, 60);
  poses_->setValue(12);

  auto* column = new QVBoxLayout(this);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(2 * theme::kGap);
  form->setVerticalSpacing(theme::kGap);
  column->addLayout(form);
  auto* place = new QHBoxLayout;
  auto* browse = new QPushButton(tr("Choose…"), this);
  place->addWidget(file_, 1);
  place->addWidget(browse);
  setTabOrder(file_, browse);
  setTabOrder(browse, size_);
  auto* sides = new QHBoxLayout;
  sides->addWidget(width_, 1);
  sides->addWidget(height_, 1);
  form->addRow(tr("Kind"), kind_);
  form->addRow(tr("File"), place);
  form->addRow(tr("Size"), size_);
  form->addRow(QString(), sides);
  form->addRow(tr("Frames"), fps_);
  form->addRow(tr("Part"), part_);
  form->addRow(tr("Background"), background_);
  form->addRow(tr("Poses"), poses_);
  form->addRow(QString(), all_);
  form->addRow(QString(), turn_);
  column->addWidget(length_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  make_ = buttons->addButton(tr("Render"), QDialogButtonBox::AcceptRole);
  theme::markPrimary(*make_);
  column->addWidget(buttons);

  for (QWidget* one : {static_cast<QWidget*>(size_), static_cast<QWidget*>(fps_), static_cast<QWidget*>(part_), static_cast<QWidget*>(background_)})
    ofFilms_ << one << form->labelForField(one);
  ofFilms_ << width_ << height_ << turn_ << length_;
  ofStrips_ << poses_ << form->labelForField(poses_);

  const QSettings settings;
  const int lastKind = settings.value(QStringLiteral("film/kind"), static_cast<int>(FilmKind::Gif)).toInt(), row = kind_->findData(lastKind);
  const bool isPossible = row >= 0 && (isMadeHere(static_cast<FilmKind>(lastKind)) || !subject.ffmpeg.isEmpty());
  kind_->setCurrentIndex(isPossible ? row : kind_->findData(static_cast<int>(FilmKind::Gif)));
  fps_->setValue(settings.value(QStringLiteral("film/fps"), 25.0).toDouble());
  all_->setChecked(subject.views > 1 && settings.value(QStringLiteral("film/all"), true).toBool());
  background_->setCurrentIndex(std::clamp(settings.value(QStringLiteral("film/background"), 0).toInt(), 0, background_->count() - 1));
  turn_->setChecked(settings.value(QStringLiteral("film/turn"), false).toBool());
  const QSize size = settings.value(QStringLiteral("film/size"), QSize(1280, 720)).toSize();
  width_->setValue(size.width());
  height_->setValue(size.height());
  size_->setCurrentIndex(size_->findData(size));
  file_->setText(QDir(settings.value(QStringLiteral("film/folder"), QDir::homePath()).toString()).filePath(dialogs::fileNameFrom(subject.name)));

  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(buttons, &QDialogButtonBox::accepted, this, [this] {
    remember();
    accept();
  });
  connect(browse, &QPushButton::clicked, this, &FilmDialog::chooseFile);
  connect(kind_, &QComboBox::currentIndexChanged, this, &FilmDialog::showKind);
  connect(size_, &QComboBox::activated, this, [this] {
    const QSize chosen = size_->currentData().toSize();
    width_->setValue(chosen.width());
    height_->setValue(chosen.height());
  });
  connect(fps_, &QDoubleSpinBox::valueChanged, this, &FilmDialog::showLength);
  connect(part_, &QComboBox::currentIndexChanged, this, &FilmDialog::showLength);
  connect(file_, &QLineEdit::textChanged, this, [this](const QString& text) { make_->setEnabled(!text.trimmed().isEmpty()); });
  showKind();
}

FilmKind FilmDialog::kind() const { return static_cast<FilmKind>(kind_->currentData().toInt()); }

// The ending belongs to the kind, whatever the person typed before.
void FilmDialog::showKind() {
  const QFileInfo info(file_->text());
  static const QStringList known{QStringLiteral("png"), QStringLiteral("gif"), QStringLiteral("webp"), QStringLiteral("mp4")};
  const QString base = known.contains(info.suffix().toLower()) ? info.completeBaseName() : info.fileName();
  file_->setText(info.dir().filePath(base + suffixOf(kind())));
  const bool isStrip = kind() == FilmKind::Strip;
  for (QWidget* one : ofFilms_) one->setVisible(!isStrip);
  for (QWidget* one : ofStrips_) one->setVisible(isStrip);
  if (isVisible()) {
    layout()->activate();
    resize(width(), sizeHint().height());  // no emptiness where rows went
  }
  showLength();
}

void FilmDialog::showLength() {
  const double seconds = end() - start();
  const int frames = std::max(1, static_cast<int>(std::lround(seconds * fps_->value())));
  length_->setText(tr("%1 s, %n pictures", nullptr, frames).arg(locale().toString(seconds, 'f', 2)));
}

void FilmDialog::chooseFile() {
  const QString chosen = QFileDialog::getSaveFileName(this, tr("Render the view"), file_->text(), QStringLiteral("*") + suffixOf(kind()));
  if (!chosen.isEmpty()) file_->setText(chosen);
  showKind();
}

FilmTarget FilmDialog::target() const {
  QString file = file_->text().trimmed();
  if (!file.endsWith(suffixOf(kind()), Qt::CaseInsensitive)) file += suffixOf(kind());
  return {kind(), file, QSize(width_->value(), height_->value()), fps_->value(), subject_.ffmpeg};
}

bool FilmDialog::wantsAllViews() const { return subject_.isSheet || (subject_.views > 1 && all_->isChecked()); }

bool FilmDialog::turns() const { return turn_->isChecked(); }

QColor FilmDialog::background() const { return background_->currentData().value<QColor>(); }

int FilmDialog::poses() const { return poses_->value(); }

double FilmDialog::start() const { return part_->currentIndex() == 1 ? subject_.rangeStart : 0.0; }

double FilmDialog::end() const { return part_->currentIndex() == 1 ? subject_.rangeEnd : subject_.duration; }

void FilmDialog::remember() const {
  QSettings settings;
  settings.setValue(QStringLiteral("film/kind"), static_cast<int>(kind()));
  settings.setValue(QStringLiteral("film/fps"), fps_->value());
  settings.setValue(QStringLiteral("film/size"), QSize(width_->value(), height_->value()));
  if (subject_.views > 1 && !subject_.isSheet) settings.setValue(QStringLiteral("film/all"), all_->isChecked());
  settings.setValue(QStringLiteral("film/background"), background_->currentIndex());
  settings.setValue(QStringLiteral("film/turn"), turn_->isChecked());
  settings.setValue(QStringLiteral("film/folder"), QFileInfo(file_->text()).absolutePath());
}

}  // namespace ui
