#pragma once

#include <QDialog>
#include <QProcess>
#include <QStandardItemModel>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace ui {

/// A folder of BVH files to a data set that can be trained on: what was found, with captions and labels to correct, and what was left out and why. `gesto dataset build`
/// does the work, as a process of its own.
class DatasetDialog : public QDialog {
  Q_OBJECT
 public:
  enum Column { File, Caption, Content, Style, Remark, kColumnCount };

  /// program: `gesto`; dataFolder: where data sets are put.
  DatasetDialog(QString program, QString dataFolder, QWidget* parent = nullptr);
  ~DatasetDialog() override;

  /// Looks for motions below the folder. captions.tsv in it fills the table, else the names of the files do.
  void setSource(const QString& folder);
  /// The data set that was built; empty before.
  const QString& built() const { return built_; }

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void fitColumns();
  void readTable(const QString& file);
  QString writeTable();
  void check();
  void build();
  void finish(int code);

  QString program_, dataFolder_, source_, built_;
  QStandardItemModel model_;
  QProcess process_;
  QPushButton *choose_, *build_;
  QLineEdit* name_;
  QTableView* table_;
  QProgressBar* progress_;
  QLabel *found_, *reason_;
};

}  // namespace ui
