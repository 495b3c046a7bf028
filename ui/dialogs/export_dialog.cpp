#include "ui/dialogs/export_dialog.h"

#include "core/io/write/motion_writers.h"
#include "ui/look/theme.h"
#include "ui/session/clip_files.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <string_view>

namespace ui {

namespace {

using namespace core::io;

QString word(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

void choose(QComboBox* box, const QVariant& value) {
  if (const int index = box->findData(value); index >= 0) box->setCurrentIndex(index);
}

}  // namespace

QComboBox* ExportDialog::addChoice(const char* name, const QString& label, const QString& tip) {
  auto* box = new QComboBox(this);
  box->setObjectName(QLatin1String(name));
  box->setToolTip(tip);
  static_cast<QFormLayout*>(layout()->itemAt(0)->layout())->addRow(label, box);
  return box;
}

ExportDialog::ExportDialog(const Subject& subject, QWidget* parent) : QDialog(parent), subject_(subject) {
  setObjectName(QStringLiteral("exportDialog"));
  setWindowTitle(tr("Export"));
  auto* column = new QVBoxLayout(this);
  column->setSpacing(2 * theme::kGap);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(2 * theme::kGap);
  form->setVerticalSpacing(theme::kGap);
  column->addLayout(form);

  format_ = addChoice(
      "exportFormat", tr("Format"),
      tr("FBX for Maya, Unreal, Unity and MotionBuilder; GLB for Blender, Godot and the web; VRMA for avatars; USD for Omniverse and Houdini; BVH for everything else"));
  for (const auto& writer : motionWriters()) format_->addItem(word(writer.title), word(writer.word));

  flavour_ =
      addChoice("exportFlavour", tr("Made for"), tr("Sets names, root, unit and the order of the rotations as this program reads BVH best; each can be changed below"));
  for (const auto& flavour : bvhFlavours()) flavour_->addItem(flavour.word == "plain" ? tr("any program") : word(flavour.title), word(flavour.word));

  takeName_ = new QLineEdit(subject.takeName, this);
  takeName_->setObjectName(QStringLiteral("exportTakeName"));
  takeName_->setMaxLength(120);
  takeName_->setCursorPosition(0);  // a long name is read from its beginning
  takeName_->setToolTip(tr("What the animation is called in the file"));
  form->addRow(tr("Name"), takeName_);

  names_ = addChoice("exportNames", tr("Joint names"), tr("Names that the rig you bring the motion to understands"));
  for (const auto& [title, names] : {std::pair{QStringLiteral("HumanML3D"), JointNames::Keep},
                                     {QStringLiteral("Mixamo"), JointNames::Mixamo},
                                     {QStringLiteral("Unreal Engine"), JointNames::Unreal},
                                     {QStringLiteral("HumanIK (Maya, MotionBuilder)"), JointNames::HumanIk},
                                     {QStringLiteral("VRM"), JointNames::Vrm}})
    names_->addItem(title, word(wordFor(names)));

  rate_ = addChoice("exportRate", tr("Frame rate"), tr("Frames in between are made so that standing feet stay in place"));
  rate_->addItem(tr("as the take (%1)").arg(QLocale().toString(subject.fps, 'g', 6)), 0.0);
  for (const double rate : kExportRates) rate_->addItem(QLocale().toString(rate), rate);

  root_ = addChoice("exportRoot", tr("Root motion"), tr("Which bone carries the figure through the scene"));
  root_->addItem(tr("in the hips"), word(wordFor(RootMotion::Hips)));
  root_->addItem(tr("in a bone on the ground"), word(wordFor(RootMotion::GroundBone)));
  root_->addItem(tr("none: in place"), word(wordFor(RootMotion::InPlace)));
  root_->addItem(tr("in the hips, under a still bone"), word(wordFor(RootMotion::Reference)));

  unit_ = addChoice("exportUnit", tr("Unit"), tr("Most programs expect centimetres in FBX and BVH and metres in USD; glTF and VRMA are in metres always"));
  unit_->addItem(tr("as usual in the format"), 0.0);
  unit_->addItem(tr("centimetres"), 100.0);
  unit_->addItem(tr("metres"), 1.0);

  const auto addSwitch = [&](const char* name, const QString& text, const QString& tip) {
    auto* box = new QCheckBox(text, this);
    box->setObjectName(QLatin1String(name));
    box->setToolTip(tip);
    form->addRow(QString(), box);
    return box;
  };
  onCharacter_ = addSwitch("exportCharacter", subject.character ? tr("On my character, “%1”").arg(QFileInfo(subject.character->file).completeBaseName()) : QString(),
                           tr("The motion as the view shows it, on the character's own skeleton"));
  onCharacter_->setVisible(subject.character.has_value());
  figure_ = addSwitch("exportFigure", tr("With a simple figure"), tr("A body of rounded rods on the bones, so that somebody is to be seen"));
  figure_->setChecked(true);
  tPose_ = addSwitch("exportTPose", tr("T pose in the first frame"), tr("Retargeters in other programs can then read the rest pose from the animation"));
  range_ =
      addSwitch("exportRange",
                subject.rangeEnd > 0.0
                    ? tr("Only the range on the timeline (%1 to %2 s)").arg(QLocale().toString(subject.rangeStart, 'f', 2), QLocale().toString(subject.rangeEnd, 'f', 2))
                    : tr("Only the range on the timeline"),
                tr("Drag the ends of the range in the timeline's ruler"));
  range_->setEnabled(subject.rangeEnd > 0.0);

  missing_ = new QLabel(this);
  missing_->setObjectName(QStringLiteral("dim"));
  missing_->setTextFormat(Qt::PlainText);
  missing_->setWordWrap(true);
  column->addWidget(missing_);

  auto* buttons = new QDialogButtonBox(this);
  auto* ok = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
  theme::markPrimary(*ok);
  ok->setDefault(true);
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
  connect(format_, &QComboBox::currentIndexChanged, this, &ExportDialog::updateChoices);
  connect(onCharacter_, &QCheckBox::toggled, this, &ExportDialog::updateChoices);
  connect(figure_, &QCheckBox::toggled, this, &ExportDialog::updateChoices);
  readSettings();
  connect(flavour_, &QComboBox::activated, this, &ExportDialog::takeFlavour);
  updateChoices();
}

void ExportDialog::readSettings() {
  const QSettings settings;
  const auto value = [&](const char* key, const QVariant& usual) { return settings.value(QStringLiteral("export/") + QLatin1String(key), usual); };
  choose(format_, value("format", format_->currentData()).toString());
  choose(flavour_, value("flavour", flavour_->currentData()).toString());
  choose(names_, value("names", names_->currentData()).toString());
  choose(rate_, value("rate", 0.0).toDouble());
  choose(root_, value("root", root_->currentData()).toString());
  choose(unit_, value("unitsPerMetre", 0.0).toDouble());
  figure_->setChecked(value("figure", true).toBool());
  tPose_->setChecked(value("tPose", false).toBool());
  onCharacter_->setChecked(subject_.character && value("onCharacter", true).toBool());
}

void ExportDialog::updateChoices() {
  const MotionWriter& writer = writerOf(format());
  figure_->setEnabled(writer.holdsFigure);
  unit_->setEnabled(writer.hasUnit);
  takeName_->setEnabled(writer.holdsTakeName);
  flavour_->setEnabled(format() == ExportFormat::Bvh);
  const auto on = character();
  figure_->setText(on ? tr("With its body, skin and materials") : tr("With a simple figure"));
  figure_->setToolTip(on ? tr("The character as it came, tied to its skeleton") : tr("A body of rounded rods on the bones, so that somebody is to be seen"));
  names_->setItemText(0, on ? tr("as the character has them") : QStringLiteral("HumanML3D"));
  const QStringList phrases = on && figure_->isChecked() ? notCarriedOf(*on, format()) : QStringList();
  missing_->setText(tr("Not carried: %1.").arg(phrases.join(QStringLiteral("; "))));
  missing_->setVisible(!phrases.isEmpty());
}

void ExportDialog::takeFlavour() {
  const BvhFlavour flavour = *bvhFlavourFrom(flavour_->currentData().toString().toStdString());
  choose(names_, word(wordFor(flavour.names)));
  choose(root_, word(wordFor(flavour.root)));
  choose(unit_, flavour.unitsPerMetre);
}

std::optional<Character> ExportDialog::character() const { return onCharacter_->isChecked() ? subject_.character : std::nullopt; }

ExportFormat ExportDialog::format() const { return *exportFormatFrom(format_->currentData().toString().toStdString()); }

ExportOptions ExportDialog::options() const {
  ExportOptions options;
  options.names = *jointNamesFrom(names_->currentData().toString().toStdString());
  options.root = *rootMotionFrom(root_->currentData().toString().toStdString());
  options.fps = rate_->currentData().toDouble();
  options.leadsWithTPose = tPose_->isChecked();
  options.hasFigure = figure_->isChecked();
  options.unitsPerMetre = unit_->currentData().toDouble();
  options.channels = bvhFlavourFrom(flavour_->currentData().toString().toStdString())->channels;
  options.takeName = takeName_->text().trimmed().toStdString();
  if (range_->isEnabled() && range_->isChecked()) {
    options.fromSecond = subject_.rangeStart;
    options.toSecond = subject_.rangeEnd;
  }
  return options;
}

void ExportDialog::accept() {
  QSettings settings;
  settings.setValue(QStringLiteral("export/format"), format_->currentData());
  settings.setValue(QStringLiteral("export/flavour"), flavour_->currentData());
  settings.setValue(QStringLiteral("export/names"), names_->currentData());
  settings.setValue(QStringLiteral("export/rate"), rate_->currentData());
  settings.setValue(QStringLiteral("export/root"), root_->currentData());
  settings.setValue(QStringLiteral("export/unitsPerMetre"), unit_->currentData());
  settings.setValue(QStringLiteral("export/figure"), figure_->isChecked());
  settings.setValue(QStringLiteral("export/tPose"), tPose_->isChecked());
  if (subject_.character) settings.setValue(QStringLiteral("export/onCharacter"), onCharacter_->isChecked());
  QDialog::accept();
}

}  // namespace ui
