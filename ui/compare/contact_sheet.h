#pragma once

#include "ui/compare/sheet_cell.h"
#include "ui/session/document_bridge.h"
#include "ui/session/playback_clock.h"

#include <QStringList>

#include <vector>

class QGridLayout;
class QLabel;

namespace ui {

class MyCharacter;

/// Up to nine takes side by side, moving in step, or as a table with words beside its rows and columns. A click or the keys 1 to 9 keep one, Esc closes; the others
/// stay in the list of takes.
class ContactSheet : public QWidget {
  Q_OBJECT
 public:
  static constexpr int kMost = 9;

  ContactSheet(DocumentBridge& document, PlaybackClock& clock, ViewportBackend backend, QWidget* parent = nullptr);

  /// Shows the first nine that are there and takes the keyboard. Less than two: nothing is shown.
  void open(const std::vector<core::document::TakeId>& takes);
  /// One more, while there is room.
  void add(core::document::TakeId id);
  /// A table of takes that are still to come: put() fills its places, row by row. At most nine.
  void openTable(const QStringList& rows, const QStringList& columns);
  void put(int place, core::document::TakeId id);
  /// Nothing more comes: the other places stay empty.
  void endWaiting();
  bool isTable() const { return !rows_.isEmpty(); }
  void setOptions(const ViewOptions& options);
  /// That takes are shown on; it must outlive the sheet.
  void setCharacter(MyCharacter& character);
  /// What is on it, in its order, 0 for what is still to come; empty when it is closed.
  std::vector<core::document::TakeId> takes() const;
  /// Its cells in that order, row by row.
  std::vector<const SheetCell*> shown() const { return {cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(takes_.size())}; }
  int columns() const;
  void leave();

 Q_SIGNALS:
  void opened();
  void kept(core::document::TakeId id);
  /// Also after kept.
  void closed();

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void begin();
  void fill();
  void fillHeadings();
  QString nameOf(const core::document::Take& take) const;
  void showTime();
  void keep(core::document::TakeId id);

  DocumentBridge& document_;
  PlaybackClock& clock_;
  ViewportBackend backend_;
  ViewOptions options_;
  MyCharacter* character_ = nullptr;
  QGridLayout* grid_;
  std::vector<SheetCell*> cells_;  // made as they are needed, kept
  std::vector<core::document::TakeId> takes_;
  QStringList rows_, columns_;  // of a table
  QList<QLabel*> headings_;
  bool isWaiting_ = false;
};

}  // namespace ui
