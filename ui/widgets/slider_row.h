#pragma once

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QSlider;

namespace ui {

/// A name (or a switch), a slider and a number box for one number. Double-click on name or slider goes back to the usual value.
class SliderRow : public QWidget {
  Q_OBJECT
 public:
  struct Options {
    QString name;
    QString explanation;  // the tool tip
    double lowest = 0.0;
    double highest = 1.0;
    double usual = 0.5;
    double step = 0.1;  // of the arrow keys and the number box
    int decimals = 1;
    bool isSwitchable = false;  // the name is a check box, and slider and box live while it is on
  };
  explicit SliderRow(const Options& options, QWidget* parent = nullptr);

  double value() const;
  /// Without valueEdited.
  void setValue(double value);
  void reset();
  /// Another usual value than at the start.
  void setUsual(double value);
  /// Something else says what this row would: it is switched off, and its tool tip says why. Empty: it counts again.
  void setInstead(const QString& why);
  /// Switchable rows only; without switchEdited.
  void setOn(bool isOn);
  bool isOn() const;
  /// The sliders of rows that stand above each other begin at one place, whatever their names are in the window's language.
  static void alignNames(const QList<SliderRow*>& rows);
  /// What the Tab key comes to in this row, from left to right.
  QList<QWidget*> tabOrder() const;

 Q_SIGNALS:
  /// By the person.
  void switchEdited(bool isOn);
  /// By the person, while dragging too.
  void valueEdited(double value);
  /// The person let go; the next change is another step of undo.
  void editingFinished();
  /// The slider is pressed, before any change of it; and let go. Going back to the usual value is both at once.
  void held();
  void released();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  Options options_;
  QString instead_;
  void enableParts();
  void showToolTip();

  QWidget* name_;
  QCheckBox* switch_ = nullptr;
  QSlider* slider_;
  QDoubleSpinBox* box_;
};

}  // namespace ui
