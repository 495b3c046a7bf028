#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace ui {

/// One number of several rows as bars with their intervals; a dashed line goes through real motion.
class BarPlot : public QWidget {
  Q_OBJECT
 public:
  struct Bar {
    QString name, text;  // text: the value as the table has it
    double value = 0.0, halfWidth = 0.0;
    bool isReal = false;
  };
  explicit BarPlot(QWidget* parent = nullptr);

  void setBars(std::vector<Bar> bars);
  const std::vector<Bar>& bars() const { return bars_; }
  /// Where a bar stands, from the axis' start to its value.
  QRectF barAt(std::size_t bar) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  double place(double value) const;
  int nameWidth() const;

  std::vector<Bar> bars_;
  std::vector<double> ticks_;
};

}  // namespace ui
