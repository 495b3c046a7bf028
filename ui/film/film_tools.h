#pragma once

#include "ui/film/film_dialog.h"
#include "ui/film/film_recorder.h"
#include "ui/studio.h"

class QMainWindow;

namespace ui {

class ContactSheet;
class ViewportArea;

/// "Render the view": what is seen, the views or the contact sheet over them, as it is asked for in the dialog.
class FilmTools : public QObject {
  Q_OBJECT
 public:
  /// All must outlive this.
  FilmTools(QMainWindow& window, Studio& studio, ViewportArea& views, ContactSheet& sheet);

  void showDialog();

 Q_SIGNALS:
  void noted(const QString& text);
  void failed(const core::Error& error);

 private:
  FilmDialog::Subject subject() const;
  void record(const FilmDialog& dialog);
  std::vector<FilmView> viewsFor(const FilmDialog& dialog) const;
  FilmView viewOf(int index) const;
  std::vector<render::StripRow> rowsFor(const FilmDialog& dialog) const;

  QMainWindow& window_;
  Studio& studio_;
  ViewportArea& views_;
  ContactSheet& sheet_;
};

}  // namespace ui
