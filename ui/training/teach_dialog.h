#pragma once

#include "ui/library/model_shelf.h"
#include "ui/training/taught_clips.h"

#include <QDialog>
#include <QJsonObject>
#include <QProcess>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace ui {

/// "Teach it your moves": a folder of clips, what of it is learned with which captions, how long; then `gesto teach` works, as a process of its own, and the last page
/// shows what the taught model can, before and after.
class TeachDialog : public QDialog {
  Q_OBJECT
 public:
  /// program: `gesto`; empty: nothing can be taught. shelf and jobs must outlive the dialog.
  TeachDialog(QString program, ModelShelf& shelf, JobBridge& jobs, QWidget* parent = nullptr);
  ~TeachDialog() override;

  /// Looks what the folder holds.
  void setFolder(const QString& folder);
  /// What the process is started with beside what the pages say; for tests: a few updates instead of minutes.
  void setFurtherArguments(const QStringList& arguments) { further_ = arguments; }
  bool isTeaching() const;

 Q_SIGNALS:
  /// The taught model stands in the shelf, and the person wants it.
  void modelWanted(const QString& name);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void reject() override;

 private:
  enum Page { Clips, Time, Work, Result };
  QWidget* clipsPage(JobBridge& jobs);
  QWidget* timePage();
  QWidget* workPage();
  QWidget* resultPage();
  void go(Page page);
  void check();
  void next();
  void look();
  void finishLooking(int code);
  void begin();
  void readLines();
  void finish(int code);
  void listModels();
  void showResult(const QJsonObject& result);
  QString name() const;
  QString lastSentence();

  QString program_, folder_;
  ModelShelf& shelf_;
  LaneJobs compute_;
  QStringList further_;
  TaughtClipModel clips_;
  QProcess look_, teach_;
  QByteArray unread_;  // of the process's last line
  QJsonObject result_;
  QString said_;  // the process's last sentence on stderr
  bool isStopped_ = false;
  QStackedWidget* pages_;
  TaughtClipView* view_ = nullptr;
  QButtonGroup* minutes_ = nullptr;
  QLineEdit *name_ = nullptr, *style_ = nullptr;
  QLabel *found_ = nullptr, *stage_ = nullptr, *left_ = nullptr, *summary_ = nullptr, *reason_;
  QProgressBar* bar_ = nullptr;
  QTableWidget* numbers_ = nullptr;
  QPushButton *choose_ = nullptr, *report_ = nullptr, *back_, *next_, *close_;
};

}  // namespace ui
