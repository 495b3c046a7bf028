#include "ui/file_drops.h"

#include "ui/dialogs/dialogs.h"
#include "ui/models/take_drag.h"
#include "ui/widgets/drop_hint.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMainWindow>
#include <QMimeData>

namespace ui {

FileDrops::FileDrops(QMainWindow& window, QWidget& hintOver) : QObject(&window), hint_(new DropHint(&hintOver)) {
  window.setAcceptDrops(true);
  window.installEventFilter(this);
}

FileDrops::Kind FileDrops::kindOf(const QUrl& url) {
  if (dialogs::isClip(url)) return Kind::Clip;
  if (dialogs::isProject(url)) return Kind::Project;
  return dialogs::isKeypoints(url) ? Kind::Keypoints : Kind::Unknown;
}

QString FileDrops::hintFor(const QList<QUrl>& urls) {
  switch (kindOf(urls.first())) {
    case Kind::Clip: return urls.size() == 1 ? tr("Import as a take") : tr("Import as takes");
    case Kind::Project: return tr("Open the project");
    case Kind::Keypoints: return tr("Make a motion from the key points");
    case Kind::Unknown: break;
  }
  return tr("This is no motion and no project");
}

bool FileDrops::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::DragEnter: {
      auto* enter = static_cast<QDragEnterEvent*>(event);
      if (takeIn(*enter->mimeData())) break;  // the views' business
      QList<QUrl> files;
      for (const QUrl& url : enter->mimeData()->urls())
        if (url.isLocalFile()) files << url;
      if (files.isEmpty()) break;
      hint_->showHint(hintFor(files));
      enter->acceptProposedAction();
      return true;
    }
    case QEvent::DragLeave: hint_->hide(); break;
    case QEvent::Drop: {
      auto* drop = static_cast<QDropEvent*>(event);
      if (takeIn(*drop->mimeData())) break;
      hint_->hide();
      drop->acceptProposedAction();
      for (const QUrl& url : drop->mimeData()->urls()) take(url);
      return true;
    }
    default: break;
  }
  return QObject::eventFilter(watched, event);
}

void FileDrops::take(const QUrl& url) {
  const QString file = url.toLocalFile();
  switch (kindOf(url)) {
    case Kind::Clip: return Q_EMIT clipDropped(file);
    case Kind::Project: return Q_EMIT projectDropped(file);
    case Kind::Keypoints: return Q_EMIT keypointsDropped(file);
    case Kind::Unknown: break;
  }
  Q_EMIT refused(tr("“%1” is no motion, no project and no key points of a video. Motion is BVH, FBX, glTF, Collada, AMC or NPY.").arg(QFileInfo(file).fileName()));
}

}  // namespace ui
