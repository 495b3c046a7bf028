#pragma once

#include <QWidget>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace ui {

/// The help: pages on the left, the chosen one on the right, and a line that finds words in all of them. Needs no network.
class HelpWindow : public QWidget {
  Q_OBJECT
 public:
  explicit HelpWindow(QWidget* parent = nullptr);

  /// By its name; one that is hidden by the search comes back.
  void showPage(const QString& name);
  QString page() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void search(const QString& words);
  void read();
  void highlight();

  QLineEdit* search_;
  QListWidget* list_;
  QTextBrowser* text_;
};

}  // namespace ui
