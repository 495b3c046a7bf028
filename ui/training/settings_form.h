#pragma once

#include "core/base/settings.h"

#include <QHash>
#include <QWidget>

#include <map>
#include <string>

class QFormLayout;

namespace ui {

/// A form for declared settings: what is needed on top, the usual values folded away. Only what the person changed is given back.
class SettingsForm : public QWidget {
  Q_OBJECT
 public:
  explicit SettingsForm(QWidget* parent = nullptr);

  void setSpecs(const core::base::SettingSpecs& specs);
  /// As `--set` takes them.
  std::map<std::string, std::string> values() const;
  /// Fills a field as a person would.
  void setValue(const std::string& name, const QString& text);

 Q_SIGNALS:
  void edited();

 private:
  QWidget* fieldFor(const core::base::SettingSpec& spec);

  core::base::SettingSpecs specs_;
  QHash<QString, QWidget*> fields_;
};

}  // namespace ui
