#include "app/command_line/progress_printer.h"

#include <QTest>

#include <cstdlib>

using app::ProgressPrinter;

namespace {

// What a printer writes between two points of a test.
class Output {
 public:
  Output() : file_(open_memstream(&text_, &size_)) {}
  ~Output() {
    std::fclose(file_);
    std::free(text_);
  }
  std::FILE* file() { return file_; }
  QByteArray text() {
    std::fflush(file_);
    return QByteArray(text_, static_cast<qsizetype>(size_));
  }

 private:
  char* text_ = nullptr;
  std::size_t size_ = 0;
  std::FILE* file_;
};

}  // namespace

class TstProgressPrinter : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void plainOutputHasNoControlCharacters();
  void plainOutputIsNotFlooded();
  void aTerminalLineRenewsItself();
  void aShorterLineWipesTheLongerOne();
  void nothingShownNothingWritten();
};

void TstProgressPrinter::plainOutputHasNoControlCharacters() {
  Output output;
  {
    ProgressPrinter printer(output.file(), ProgressPrinter::Style::Plain);
    printer.show({"loading the model", 0, 0});
    printer.show({"sampling", 0, 50});
    printer.show({"sampling", 50, 50});
  }
  QCOMPARE(output.text(), QByteArray("loading the model\nsampling: 0 of 50\nsampling: 50 of 50\n"));
}

void TstProgressPrinter::plainOutputIsNotFlooded() {
  Output output;
  ProgressPrinter printer(output.file(), ProgressPrinter::Style::Plain);
  for (int i = 0; i <= 100000; ++i) printer.show({"training", i, 100000});
  printer.show({"training", 100000, 100000});
  QVERIFY2(output.text().count('\n') <= 13, output.text().constData());
  QVERIFY(output.text().endsWith("training: 100000 of 100000\n"));
}

void TstProgressPrinter::aTerminalLineRenewsItself() {
  Output output;
  {
    ProgressPrinter printer(output.file(), ProgressPrinter::Style::Terminal);
    printer.show({"sampling", 0, 50});
    printer.show({"sampling", 50, 50});
  }
  QCOMPARE(output.text(), QByteArray("\rsampling: 0 of 50\rsampling: 50 of 50\n"));
}

void TstProgressPrinter::aShorterLineWipesTheLongerOne() {
  Output output;
  ProgressPrinter printer(output.file(), ProgressPrinter::Style::Terminal);
  printer.show({"reading", 100, 100});
  printer.show({"x", 0, 0});
  QCOMPARE(output.text(), QByteArray("\rreading: 100 of 100\rx" + QByteArray(18, ' ')));
}

void TstProgressPrinter::nothingShownNothingWritten() {
  Output output;
  { ProgressPrinter printer(output.file(), ProgressPrinter::Style::Terminal); }
  { ProgressPrinter printer(output.file(), ProgressPrinter::Style::Plain); }
  QCOMPARE(output.text(), QByteArray());
}

QTEST_GUILESS_MAIN(TstProgressPrinter)
#include "tst_progress_printer.moc"
