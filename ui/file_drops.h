#pragma once

#include <QObject>
#include <QUrl>

class QMainWindow;

namespace ui {

class DropHint;

/// Files that are dropped on the window, told apart by what they are; while they hang over it the views say what would become of them.
class FileDrops : public QObject {
  Q_OBJECT
 public:
  /// hintOver: what is framed meanwhile. Both must outlive this.
  FileDrops(QMainWindow& window, QWidget& hintOver);

 Q_SIGNALS:
  void clipDropped(const QString& file);
  void projectDropped(const QString& file);
  void keypointsDropped(const QString& file);
  /// One sentence about a file that is none of these.
  void refused(const QString& sentence);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  enum class Kind { Clip, Project, Keypoints, Unknown };
  static Kind kindOf(const QUrl& url);
  static QString hintFor(const QList<QUrl>& urls);
  void take(const QUrl& url);

  DropHint* hint_;
};

}  // namespace ui
