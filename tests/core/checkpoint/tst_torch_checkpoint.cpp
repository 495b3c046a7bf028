#include "core/checkpoint/pickle.h"
#include "core/checkpoint/torch_checkpoint.h"
#include "tests/support/checkpoint_writer.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QtTest/QtTest>

using namespace core;
using namespace core::model;
using namespace tests;

/// Checkpoints of PyTorch, well formed and hostile, in both formats.
class TstTorchCheckpoint : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }
  void everyElementTypeComesBack_data() { formats(); }
  void everyElementTypeComesBack();
  void viewsShareTheirStorage_data() { formats(); }
  void viewsShareTheirStorage();
  void harmlessClassesAreLeftOut_data() { formats(); }
  void harmlessClassesAreLeftOut();
  void everythingElseIsRefusedByName_data();
  void everythingElseIsRefusedByName();
  void aCutFileIsRefusedAtEveryByte_data() { formats(); }
  void aCutFileIsRefusedAtEveryByte();
  void flippedBytesNeverCrash_data() { formats(); }
  void flippedBytesNeverCrash();
  void damagedNumbersAreNoticed();
  void hostilePicklesAreRefused_data();
  void hostilePicklesAreRefused();
  void otherFilesAreNamed();

 private:
  static void formats() {
    QTest::addColumn<int>("format");
    QTest::newRow("zip") << 0;
    QTest::newRow("stream") << 1;
    QTest::newRow("stream with views") << 2;
  }
  static std::string saved(const CheckpointLayout& layout) {
    QFETCH(int, format);
    return format == 0 ? zipCheckpoint(layout) : streamCheckpoint(layout, format == 1 ? LegacyViews::Off : LegacyViews::On);
  }
};

namespace {

Result<TorchCheckpoint> opened(std::string bytes) { return TorchCheckpoint::open(byteSourceOf(std::move(bytes), "sample.ckpt")); }

CheckpointLayout smallLayout() {
  CheckpointLayout layout;
  const auto base = at::arange(24, at::kFloat).reshape({4, 6});
  layout.groups["state_dict"] = {{"vae.weight", base}, {"vae.turned", base.t()}, {"half", at::arange(5).to(at::kHalf)}};
  layout.numbers["epoch"] = 99;
  return layout;
}

/// Opens and reads everything, as an import would; whether it works does not matter.
bool readAll(std::string bytes) {
  const auto file = opened(std::move(bytes));
  if (!file) return false;
  bool worked = true;
  for (const auto& [name, entry] : file->entries()) worked = static_cast<bool>(file->tensor(name)) && worked;
  return worked;
}

}  // namespace

void TstTorchCheckpoint::everyElementTypeComesBack() {
  CheckpointLayout layout;
  for (const auto type : {at::kFloat, at::kDouble, at::kHalf, at::kBFloat16, at::kLong, at::kInt, at::kShort, at::kChar, at::kByte, at::kBool, at::kComplexFloat}) {
    layout.groups["state_dict"].emplace_back(at::toString(type), at::arange(6).sub(type == at::kByte || type == at::kBool ? 0 : 3).reshape({2, 3}).to(type));
  }
  layout.groups["state_dict"].emplace_back("empty", at::empty({0, 7}));
  layout.groups["state_dict"].emplace_back("scalar", at::scalar_tensor(2.5));
  layout.numbers["epoch"] = 1222;
  const auto file = opened(saved(layout));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  QCOMPARE(file->entries().size(), layout.groups["state_dict"].size());
  for (const auto& [name, tensor] : layout.groups["state_dict"]) {
    const auto read = file->tensor("state_dict." + name);
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QVERIFY2(read->scalar_type() == tensor.scalar_type() && read->equal(tensor), name.c_str());
  }
  QCOMPARE(file->remarks().at("epoch"), std::string("1222"));
  QVERIFY(file->leftOut().empty());
  QVERIFY(!file->tensor("state_dict.absent"));
}

void TstTorchCheckpoint::viewsShareTheirStorage() {
  CheckpointLayout layout;
  const auto base = at::arange(60, at::kFloat).reshape({3, 4, 5});
  layout.groups[""] = {{"whole", base},
                       {"turned", base.permute({2, 0, 1})},
                       {"row", base[1].narrow(0, 1, 2)},
                       {"column", base.select(2, 3)},
                       {"repeated", base[0][0].unsqueeze(0).expand({6, 5})}};
  const auto file = opened(saved(layout));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  for (const auto& [name, tensor] : layout.groups[""]) {
    const auto read = file->tensor(name);
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QVERIFY2(read->is_contiguous() && read->equal(tensor), name.c_str());
  }
  auto whole = file->view("whole"), turned = file->view("turned");
  QVERIFY(whole && turned);
  QVERIFY(turned->strides() == layout.groups[""][1].second.strides());
  whole->fill_(7.0f);
  QVERIFY((*turned == 7.0f).all().item<bool>());
}

void TstTorchCheckpoint::harmlessClassesAreLeftOut() {
  auto layout = smallLayout();
  // A Lightning file: the class of a callback as a key, and a configuration object with a state.
  PickleWriter extra;
  extra.raw("}(").name("pytorch_lightning.callbacks.model_checkpoint", "ModelCheckpoint").raw("}").text("best").integer(3).raw("s");
  extra.text("config").name("omegaconf.dictconfig", "DictConfig").raw(")\x81}").text("_content").raw("]sb");
  extra.text("path").name("pathlib", "PosixPath").raw("(").text("runs").raw("tR");
  extra.text("factory").name("collections", "defaultdict").name("builtins", "list").raw("\x85Ru");
  layout.extra = extra.bytes();
  const auto file = opened(saved(layout));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  const std::vector<std::string> expected{"omegaconf.dictconfig.DictConfig", "pathlib.PosixPath", "pytorch_lightning.callbacks.model_checkpoint.ModelCheckpoint"};
  QVERIFY(file->leftOut() == expected);
  QCOMPARE(file->entries().size(), std::size_t{3});
}

void TstTorchCheckpoint::everythingElseIsRefusedByName_data() {
  QTest::addColumn<QByteArray>("instructions");
  QTest::addColumn<QString>("named");
  const auto row = [](const char* title, const std::string& bytes, const char* named) { QTest::newRow(title) << QByteArray::fromStdString(bytes) << named; };
  row("reduce", PickleWriter().name("os", "system").raw("(").text("true").raw("tR").bytes(), "os.system");
  row("named only", PickleWriter().name("posix", "system").bytes(), "posix.system");
  row("stack global", PickleWriter().text("subprocess").text("Popen").raw("\x93").bytes(), "subprocess.Popen");
  row("inst", "(ibuiltins\neval\n", "builtins.eval");
  row("obj", PickleWriter().raw("(").name("builtins", "exec").text("1").raw("o").bytes(), "builtins.exec");
  row("getattr", PickleWriter().name("builtins", "getattr").bytes(), "builtins.getattr");
  row("through torch", PickleWriter().name("torch.storage", "_load_from_bytes").bytes(), "torch.storage._load_from_bytes");
  row("dotted name", PickleWriter().name("torch", "os.system").bytes(), "torch.os.system");
  row("looks like a storage", PickleWriter().name("torch", "hub.Storage").bytes(), "torch.hub.Storage");
  row("module object", PickleWriter().name("torch.nn.modules.linear", "Linear").raw(")\x81").bytes(), "torch.nn.modules.linear.Linear");
  row("type is not called", PickleWriter().name("builtins", "list").raw(")R").bytes(), "builtins.list");
}

void TstTorchCheckpoint::everythingElseIsRefusedByName() {
  QFETCH(QByteArray, instructions);
  QFETCH(QString, named);
  auto layout = smallLayout();
  layout.extra = instructions.toStdString();
  for (const auto& bytes : {zipCheckpoint(layout), streamCheckpoint(layout)}) {
    const auto file = opened(bytes);
    QVERIFY(!file);
    QCOMPARE(QString::fromStdString(file.error().message), "sample.ckpt asks to construct " + named + "; refused");
    QCOMPARE(file.error().code, ErrorCode::Unsupported);
  }
}

void TstTorchCheckpoint::aCutFileIsRefusedAtEveryByte() {
  const auto whole = saved(smallLayout());
  QVERIFY(readAll(whole));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const auto file = opened(whole.substr(0, length));
    QVERIFY2(!file, qPrintable(QString("cut after %1 of %2 bytes").arg(length).arg(whole.size())));
    QVERIFY2(file.error().message.starts_with("sample.ckpt"), file.error().message.c_str());
  }
}

void TstTorchCheckpoint::flippedBytesNeverCrash() {
  const auto whole = saved(smallLayout());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const unsigned char mask : {0x01, 0x10, 0x80, 0xFF}) {
      auto changed = whole;
      changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ mask);
      readAll(std::move(changed));
    }
  }
}

void TstTorchCheckpoint::damagedNumbersAreNoticed() {
  auto bytes = zipCheckpoint(smallLayout());
  const auto place = bytes.find(std::string("\x00\x00\x80\x3f\x00\x00\x00\x40", 8));  // 1.0f, 2.0f
  QVERIFY(place != std::string::npos);
  bytes[place + 1] = '\x01';
  const auto file = opened(bytes);
  QVERIFY(file);
  const auto read = file->tensor("state_dict.vae.weight");
  QVERIFY(!read);
  QVERIFY2(read.error().message.find("checksum") != std::string::npos, read.error().message.c_str());
}

void TstTorchCheckpoint::hostilePicklesAreRefused_data() {
  QTest::addColumn<QByteArray>("instructions");
  QTest::addColumn<QString>("says");
  const auto row = [](const char* title, const std::string& bytes, const char* says) { QTest::newRow(title) << QByteArray::fromStdString(bytes) << says; };
  const auto storage = [](std::int64_t count) {
    return PickleWriter()
        .name("torch._utils", "_rebuild_tensor_v2")
        .raw("((")
        .text("storage")
        .name("torch", "FloatStorage")
        .text("0")
        .text("cpu")
        .integer(count)
        .raw("tQ")
        .bytes();
  };
  const auto tail = PickleWriter().raw("\x89").name("collections", "OrderedDict").raw(")RtR").bytes();
  const auto tensor = [&](std::int64_t count, std::int64_t offset, c10::IntArrayRef sizes, c10::IntArrayRef strides) {
    return PickleWriter().raw(storage(count)).integer(offset).integers(sizes).integers(strides).raw(tail).bytes();
  };
  std::string deep, tuples = ")";
  for (int i = 0; i < 200'000; ++i) deep += "(";
  for (int i = 0; i < 200'000; ++i) tuples += "\x85";
  row("open groups", deep, "");
  row("nested tuples", tuples, "nested deeper");
  row("text of 4 GB",
      "X\xff\xff\xff\xff"
      "abc",
      "cut");
  row("bytes of 2^63",
      "\x8e\xff\xff\xff\xff\xff\xff\xff\x7f"
      "abc",
      "cut");
  row("number of 4 GB",
      "\x8b\xff\xff\xff\xff"
      "1",
      "cut");
  row("memo at 4 G", PickleWriter().raw("N").raw(std::string_view("r\xff\xff\xff\xff", 5)).raw("0").raw(std::string_view("j\xfe\xff\xff\xff", 5)).bytes(), "never kept");
  row("empty stack", "0000000", "empty stack");
  row("absurd storage", tensor(std::int64_t{1} << 60, 0, {1}, {1}), "absurd");
  row("negative storage", tensor(-5, 0, {1}, {1}), "absurd");
  row("storage longer than the file", tensor(std::int64_t{1} << 40, 0, {std::int64_t{1} << 40}, {1}), "");
  row("tensor beyond its storage", tensor(10, 4, {7}, {1}), "beyond its storage");
  row("stride beyond its storage", tensor(10, 0, {2, 2}, {1, 9}), "beyond its storage");
  row("sizes that overflow", tensor(10, 0, {std::int64_t{1} << 40, std::int64_t{1} << 40}, {1, 1}), "");
  row("negative stride", tensor(10, 5, {3}, {-1}), "negative");
  row("negative offset", tensor(10, -1, {3}, {1}), "beyond");
  row("seventeen dimensions", tensor(10, 0, std::vector<std::int64_t>(17, 1), std::vector<std::int64_t>(17, 1)), "17");

  // A long text, and a long list, copied by calls again and again.
  PickleWriter texts;
  texts.name("_codecs", "encode")
      .raw(
          "q\x01"
          "0")
      .text(std::string(100'000, 'a'))
      .raw(
          "\x85q\x02"
          "0(");
  for (int i = 0; i < 5000; ++i) texts.raw("h\x01h\x02R");
  row("copied text", texts.raw("t").bytes(), "longer than");
  PickleWriter lists;
  lists.name("builtins", "set")
      .raw(
          "q\x01"
          "0](");
  for (int i = 0; i < 100'000; ++i) lists.raw("N");
  lists.raw(
      "e\x85q\x02"
      "0(");
  for (int i = 0; i < 5000; ++i) lists.raw("h\x01h\x02R");
  row("copied list", lists.raw("t").bytes(), "more than");
  // Lists of the same list: 2^50 paths.
  PickleWriter laughs;
  laughs.raw("]q\x01");
  for (int i = 0; i < 50; ++i)
    laughs.raw(
        "0](h\x01h\x01"
        "eq\x01");
  row("a billion paths", laughs.bytes(), "share each other");
  std::string many;
  for (int i = 0; i < 1'200'000; ++i) many += "N0";
  row("too many values", many, "more than");
}

void TstTorchCheckpoint::hostilePicklesAreRefused() {
  QFETCH(QByteArray, instructions);
  QFETCH(QString, says);
  CheckpointLayout layout;
  layout.extra = instructions.toStdString();
  for (const auto& bytes : {zipCheckpoint(layout), streamCheckpoint(layout)}) {
    QElapsedTimer timer;
    timer.start();
    const auto file = opened(bytes);
    QVERIFY(!file);
    QVERIFY2(QString::fromStdString(file.error().message).contains(says), file.error().message.c_str());
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString("%1 ms").arg(timer.elapsed())));
  }
}

void TstTorchCheckpoint::otherFilesAreNamed() {
  QVERIFY(opened("").error().message.starts_with("sample.ckpt"));
  QVERIFY(opened("{\"a\": 1}").error().message.starts_with("sample.ckpt"));
  QCOMPARE(opened(zipArchive({{"word/document.xml", "<a/>"}})).error().code, ErrorCode::Unsupported);
  QVERIFY(opened(zipArchive({{"a/data.pkl", "N."}, {"a/constants.pkl", "N."}})).error().message.find("TorchScript") != std::string::npos);
  QVERIFY(opened(zipArchive({{"a/data.pkl", "N."}, {"a/byteorder", "big"}})).error().message.find("big") != std::string::npos);
  std::string tar(1024, '\0');
  tar.replace(257, 5, "ustar");
  QVERIFY(opened(tar).error().message.find("tar archive") != std::string::npos);
  QCOMPARE(TorchCheckpoint::open("/nonexistent/file.ckpt").error().code, ErrorCode::NotFound);
  QCOMPARE(TorchCheckpoint::open("/").error().code, ErrorCode::ReadFailed);
}

QTEST_APPLESS_MAIN(TstTorchCheckpoint)
#include "tst_torch_checkpoint.moc"
