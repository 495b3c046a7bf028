#pragma once

#include "ui/library/model_shelf.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace ui {

class MessageBar;
class NoteLabel;

/// The models that there are, each with its card as a page; checkpoints that are dropped here are imported.
class ModelLibraryWindow : public QWidget {
  Q_OBJECT
 public:
  /// The shelf must outlive the window.
  explicit ModelLibraryWindow(ModelShelf& shelf, QWidget* parent = nullptr);

  /// The name of the chosen model; empty: none.
  std::string chosen() const;
  void select(const std::string& name);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* buildList();
  QWidget* buildPage();
  void connectParts();
  void showModels();
  void showChosen();
  void rename();
  void showImport(const core::services::ImportReport& report, const QString& name);
  void importFiles(const QStringList& files);

  ModelShelf& shelf_;
  MessageBar* message_;
  NoteLabel* note_ = nullptr;  // what went well
  QListWidget* list_;
  QLabel *title_, *facts_;
  QTextBrowser* card_;
  QPushButton *import_, *use_, *usual_, *rename_, *remove_;
};

}  // namespace ui
