#pragma once

#include "ui/film/film_writer.h"

#include <QColor>
#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

/// What film is to be made of the views; remembers the last choice.
class FilmDialog : public QDialog {
  Q_OBJECT
 public:
  struct Subject {
    QString name;                                             // of the take, for the file
    QSize view;                                               // pixels of one view
    int views = 1;                                            // that are open
    bool isSheet = false;                                     // the contact sheet, all of it
    double duration = 0.0, rangeStart = 0.0, rangeEnd = 0.0;  // seconds; an empty range: none is set
    QString ffmpeg;                                           // empty: no WebP and no MP4
  };
  explicit FilmDialog(const Subject& subject, QWidget* parent = nullptr);

  FilmTarget target() const;
  bool wantsAllViews() const;
  bool turns() const;
  /// Invalid: as the view has it.
  QColor background() const;
  /// Of a strip.
  int poses() const;
  double start() const;
  double end() const;

 private:
  void showKind();
  void showLength();
  void chooseFile();
  void remember() const;
  FilmKind kind() const;

  Subject subject_;
  QComboBox* kind_;
  QLineEdit* file_;
  QComboBox* size_;
  QSpinBox *width_, *height_;
  QDoubleSpinBox* fps_;
  QComboBox *part_, *background_;
  QSpinBox* poses_;
  QList<QWidget*> ofFilms_, ofStrips_;  // with their labels: what a strip has not, and what it alone has
  QCheckBox *all_, *turn_;
  QLabel* length_;
  QPushButton* make_;
};

}  // namespace ui
