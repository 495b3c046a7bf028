#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <utility>

class QDockWidget;
class QMainWindow;
class QMenu;
class QWidget;

namespace ui {

/// The panels around the views: each in a dock of its own, and where they stand until the person moves them.
class PanelDocks : public QObject {
  Q_OBJECT
 public:
  struct Place {
    const char* name;
    QString title;
    QWidget* panel;
    Qt::DockWidgetArea area;
    int height;  // with its title, and so that nothing in it is hidden; of one that takes what is left, the least
    bool startsHidden = false;
    bool scrolls = false;      // where the window is too low for all of it
    bool takesRest = false;    // what the others of its column leave
    QWidget* tools = nullptr;  // a part of the panel that stands in its title
  };

  /// menu: where panels are shown and hidden. Both must outlive this.
  PanelDocks(QMainWindow& window, QMenu& menu);

  QDockWidget* add(const Place& place);
  /// All to their places.
  void arrange();
  /// The person's own places came instead.
  void setArrangedByPerson() { isArranged_ = false; }
  /// The heights of one column alone, after a panel came into it.
  void arrangeColumn(Qt::DockWidgetArea area);
  /// Before the window goes.
  void hideFloating();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  int heightIn(const Place& place) const;
  void settle();
  void seeWhole();
  void giveRoom(const QSet<QDockWidget*>& cramped);
  void follow(QDockWidget& dock, const Place& place);
  void setHeights(const QList<QDockWidget*>& docks, QList<int> heights);
  std::pair<int, int> room() const;  // the window's height, and that of what is below the columns
  QHash<QDockWidget*, int> sideHeights() const;

  QMainWindow& window_;
  QMenu& menu_;
  QList<std::pair<QDockWidget*, Place>> docks_;
  QElapsedTimer sinceBelow_;  // what is below the columns got another height
  QTimer remember_;
  QHash<std::pair<int, int>, QHash<QDockWidget*, int>> known_;  // heights in the columns, by the room that they had
  QHash<QDockWidget*, int> needed_, lent_;                      // for all of a panel; what of it the one that takes the rest gave
  bool isArranged_ = false;                                     // as the program has them
  QSet<QDockWidget*> cramped_;                                  // what is seen in part alone since the event loop came round
};

}  // namespace ui
