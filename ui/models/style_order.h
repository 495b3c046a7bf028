#pragma once

#include <QSortFilterProxyModel>

namespace ui {

/// Styles in the order in which a person wants them: "No style", the favourites, those that were used last, the others as the library has them; and of these those in
/// whose titles and keywords the words stand, whatever they are: Qt's own filter makes a pattern of them, which a very long text, or half an emoji, cannot be.
class StyleOrder : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit StyleOrder(QObject* parent = nullptr);

  enum class Which { All, Favourites, Recent, Own };
  void setWords(const QString& words);
  void setWhich(Which which);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  QString words_;
  Which which_ = Which::All;
};

}  // namespace ui
