#pragma once

#include "core/document/take.h"

#include <QWidget>

class QComboBox;

namespace ui {

class StyleListModel;

/// One style of a list, or a file that is chosen or dropped here: a motion, where it may be also the key points of a video.
class StyleChoice : public QWidget {
  Q_OBJECT
 public:
  /// What may be chosen.
  struct Kinds {
    bool names = true;       // of the model's library
    bool keypoints = false;  // of a video
    QString none;            // what stands for no style; empty: there always is one
  };

  /// name: of the box, for tests and style sheets.
  StyleChoice(const QString& name, const QString& title, QWidget* parent = nullptr);

  /// The styles of the list that may be chosen; what was chosen stays where it may.
  void fill(const StyleListModel& styles, const Kinds& kinds);
  void choose(const core::document::TakeStyle& style);
  const core::document::TakeStyle& style() const;
  /// Whether it is the key points of a video.
  bool isKeypoints() const;

 Q_SIGNALS:
  void changed();

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void add(const core::document::TakeStyle& style);
  bool takes(const QString& file) const;

  QComboBox* box_;
  Kinds kinds_;
  std::vector<core::document::TakeStyle> listed_;  // as in the box
};

}  // namespace ui
