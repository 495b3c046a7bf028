#include "ui/training/settings_form.h"

#include "ui/look/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using core::base::SettingSpec;
using Kind = SettingSpec::Kind;

namespace {

QFormLayout* newForm() {
  auto* form = new QFormLayout;
  form->setContentsMargins(0, 0, 0, 0);
  form->setHorizontalSpacing(2 * theme::kGap);
  form->setVerticalSpacing(6);
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  return form;
}

}  // namespace

SettingsForm::SettingsForm(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
}

QWidget* SettingsForm::fieldFor(const SettingSpec& spec) {
  const QString usual = QString::fromStdString(spec.usual);
  const auto named = [&](QWidget* field) {
    field->setObjectName(QStringLiteral("set_") + QString::fromStdString(spec.name));
    fields_.insert(QString::fromStdString(spec.name), field);
    return field;
  };
  if (spec.kind == Kind::Switch) {
    auto* box = new QCheckBox(this);
    box->setChecked(spec.usual == "1");
    connect(box, &QCheckBox::toggled, this, &SettingsForm::edited);
    return named(box);
  }
  if (spec.kind == Kind::Word) {
    auto* box = new QComboBox(this);
    for (const auto& word : spec.words) box->addItem(QString::fromStdString(word));
    connect(box, &QComboBox::currentIndexChanged, this, &SettingsForm::edited);
    return named(box);
  }
  auto* line = new QLineEdit(this);
  line->setPlaceholderText(spec.isNeeded ? tr("needed") : usual.isEmpty() ? tr("may stay empty") : usual);
  connect(line, &QLineEdit::textChanged, this, &SettingsForm::edited);
  named(line);
  if (spec.kind != Kind::File && spec.kind != Kind::Folder) return line;
  auto* row = new QWidget(this);
  auto* across = new QHBoxLayout(row);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(4);
  auto* choose = new QToolButton(row);
  choose->setIcon(theme::icon(QStringLiteral("open")));
  choose->setToolTip(tr("Choose…"));
  across->addWidget(line, 1);
  across->addWidget(choose);
  connect(choose, &QToolButton::clicked, this, [this, line, isFolder = spec.kind == Kind::Folder] {
    const QString chosen =
        isFolder ? QFileDialog::getExistingDirectory(this, {}, line->text()) : QFileDialog::getOpenFileName(this, {}, line->text(), tr("Weights (*.safetensors)"));
    if (!chosen.isEmpty()) line->setText(chosen);
  });
  return row;
}

void SettingsForm::setSpecs(const core::base::SettingSpecs& specs) {
  specs_ = specs;
  fields_.clear();
  auto* column = static_cast<QVBoxLayout*>(layout());
  while (auto* item = column->takeAt(0)) {
    if (auto* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
  auto* needed = new QWidget(this);
  auto* others = new QWidget(this);
  auto *first = newForm(), *second = newForm();
  needed->setLayout(first);
  others->setLayout(second);
  for (const auto& spec : specs) {
    auto* field = fieldFor(spec);
    QString tip = QStringLiteral("<p>%1</p><p>%2</p>")
                      .arg(QString::fromStdString(spec.help).toHtmlEscaped(), QString::fromStdString(core::base::valueSentence(spec)).toHtmlEscaped());
    field->setToolTip(tip);
    auto* label = new QLabel(QString::fromStdString(spec.name), this);
    label->setObjectName(QStringLiteral("formLabel"));
    label->setToolTip(tip);
    (spec.isNeeded ? first : second)->addRow(label, field);
  }
  column->addWidget(needed);
  needed->setVisible(first->rowCount() > 0);
  auto* fold = new QToolButton(this);
  fold->setObjectName(QStringLiteral("foldSettings"));
  fold->setText(tr("Usual values"));
  fold->setCheckable(true);
  fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  fold->setIcon(theme::icon(QStringLiteral("chevron_down")));
  fold->setToolTip(tr("Settings that rarely need another value"));
  fold->setVisible(second->rowCount() > 0);
  others->hide();
  connect(fold, &QToolButton::toggled, others, &QWidget::setVisible);
  column->addWidget(fold);
  column->addWidget(others);
}

std::map<std::string, std::string> SettingsForm::values() const {
  std::map<std::string, std::string> values;
  for (const auto& spec : specs_) {
    auto* field = fields_.value(QString::fromStdString(spec.name));
    QString text;
    if (const auto* box = qobject_cast<QCheckBox*>(field))
      text = box->isChecked() ? QStringLiteral("1") : QStringLiteral("0");
    else if (const auto* words = qobject_cast<QComboBox*>(field))
      text = words->currentText();
    else if (const auto* line = qobject_cast<QLineEdit*>(field))
      text = line->text().trimmed();
    const auto value = text.toStdString();
    if (!value.empty() && value != spec.usual) values[spec.name] = value;
  }
  return values;
}

void SettingsForm::setValue(const std::string& name, const QString& text) {
  auto* field = fields_.value(QString::fromStdString(name));
  if (auto* box = qobject_cast<QCheckBox*>(field))
    box->setChecked(text == QStringLiteral("1"));
  else if (auto* words = qobject_cast<QComboBox*>(field))
    words->setCurrentText(text);
  else if (auto* line = qobject_cast<QLineEdit*>(field))
    line->setText(text);
}

}  // namespace ui
