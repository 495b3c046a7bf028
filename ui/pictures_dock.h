#pragma once

#include <QObject>

#include <functional>

class QDockWidget;

namespace ui {

/// The flat pictures come up by themselves with a take that was made of some, and go again with one that was not, unless the person has put them there or
/// away.
class PicturesDock : public QObject {
  Q_OBJECT
 public:
  /// arrange: gives the panels of the column their heights, after one came in.
  PicturesDock(QDockWidget& dock, std::function<void()> arrange);

  /// A take with pictures was made.
  void present();
  /// Another take is looked at.
  void follow(bool hasPictures);

 private:
  void setShown(bool isShown);

  QDockWidget& dock_;
  std::function<void()> arrange_;
  bool isOwn_ = false;  // it came up by itself
  bool isMoving_ = false;
};

}  // namespace ui
