#pragma once

#include "ui/character/my_character.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace ui {

class SliderRow;

/// What can be set of the worn character: arms, stride, joints. It stays open beside the views, which follow the sliders.
class CharacterDialog : public QDialog {
  Q_OBJECT
 public:
  /// The character must outlive the dialog.
  explicit CharacterDialog(MyCharacter& character, QWidget* parent = nullptr);

 Q_SIGNALS:
  void anotherWanted();
  void jointsWanted();

 private:
  void showWorn();

  MyCharacter& character_;
  QLabel *name_, *facts_, *leftOut_;
  SliderRow *arms_, *stride_;
  QPushButton *joints_, *off_;
};

}  // namespace ui
