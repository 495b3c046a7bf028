// Files of a few kB that ask for much: refused within a second and without gigabytes, in one sentence.
#include "core/io/character_file.h"
#include "core/io/motion_file.h"
#include "core/io/read/npy.h"
#include "core/io/read/scene/unique_names.h"
#include "tests/support/hostile_input.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <zlib.h>
#include <cstring>

namespace io = core::io;

// The sanitizer takes four to eight times as long, as the machine is.
#if defined(__SANITIZE_ADDRESS__)
constexpr double kPatienceMs = 10'000;
#else
constexpr double kPatienceMs = 1'000;
#endif

class TstFileBounds : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void littleDoesNotBecomeMuch_data();
  void littleDoesNotBecomeMuch();
  void extentsOfNothingAreBounded();
  void fixedJointsAreRead();
  void sentencesNameAFew();
};

namespace {

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string bytesOfNumber(std::uint64_t value, int width) {
  std::string bytes;
  for (int i = 0; i < width; ++i) bytes += static_cast<char>(value >> 8 * i);
  return bytes;
}

/// A binary FBX record; at: where it begins in the file.
std::string fbxRecord(std::size_t at, const std::string& name, int values, const std::string& list, const std::string& children = {}) {
  const std::size_t head = 13 + name.size() + list.size();
  const std::string inside = children.empty() ? "" : children + std::string(13, '\0');
  return bytesOfNumber(at + head + inside.size(), 4) + bytesOfNumber(static_cast<std::uint64_t>(values), 4) + bytesOfNumber(list.size(), 4) +
         static_cast<char>(name.size()) + name + list + inside;
}

/// An FBX with one array of so many zeros, packed.
std::string packedFbx(const std::string& object, const std::string& array, char kind, int width, std::size_t count) {
  const std::string zeros(count * static_cast<std::size_t>(width), '\0');
  uLongf size = compressBound(zeros.size());
  std::string packed(size, '\0');
  if (compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(zeros.data()), zeros.size()) != Z_OK) qFatal("zlib");
  packed.resize(size);
  const std::string list = kind + bytesOfNumber(count, 4) + bytesOfNumber(1, 4) + bytesOfNumber(size, 4) + packed;
  std::string file = std::string("Kaydara FBX Binary  \0\x1a\0", 23) + bytesOfNumber(7400, 4);
  // Each stands 13 bytes and its name behind the beginning of the one around it.
  const std::size_t outer = file.size(), middle = outer + 13 + 7, inner = middle + 13 + object.size();
  return file + fbxRecord(outer, "Objects", 0, "", fbxRecord(middle, object, 0, "", fbxRecord(inner, array, 1, list))) + std::string(13, '\0');
}

double peakMegabytes() {
  double most = 0.0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    ::getrusage(who, &usage);
    most = std::max(most, static_cast<double>(usage.ru_maxrss) / 1024.0);
  }
  return most;
}

std::string fixedJoints(int joints, int frames) {
  return "HIERARCHY\nROOT r\n{\nOFFSET 0 0 0\nCHANNELS 1 Xposition\n" + repeated("JOINT{}", joints) + "}\nMOTION\nFrames: " + std::to_string(frames) +
         "\nFrame Time: 0.0333333\n" + repeated("0\n", frames);
}

const char* kBones = ":units\n length 1\n:root\n order TX\n:bonedata\n";

}  // namespace

void TstFileBounds::littleDoesNotBecomeMuch_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QByteArray>("skeleton");
  QTest::addColumn<QString>("says");
  const auto row = [](const char* title, const char* name, const std::string& bytes, const char* says, const std::string& skeleton = {}) {
    QTest::newRow(title) << QString(name) << QByteArray::fromStdString(bytes) << QByteArray::fromStdString(skeleton) << QString(says);
  };
  // 128 kB: 3.3 GB of turns.
  row("BVH of joints without channels", "a.bvh", fixedJoints(4000, 50'000), "50000 frames of 4001 joints, more than its");
  // 62 kB: 0.9 GB and two seconds.
  std::string bones = kBones, hangs = ":hierarchy\nbegin\n";
  for (int i = 0; i < 900; ++i) {
    bones += "begin\nname " + std::to_string(i) + "\nend\n";
    hangs += "root " + std::to_string(i) + "\n";
  }
  row("AMC of frames without values", "a.amc", ":FULLY-SPECIFIED\n" + repeated("1\n", 21'000), "frames of 901 joints, more than its", bones + hangs + "end\n");
  // 141 kB: 0.4 GB for a thousand frames, and as much again for each thousand.
  std::string slow = "HIERARCHY\nROOT pelvis\n{\nOFFSET 0 0 0\nCHANNELS 3 Xposition Yposition Zposition\n";
  int open = 1;
  const auto chain = [&](std::initializer_list<std::pair<const char*, const char*>> joints) {
    for (const auto& [joint, offset] : joints) slow += std::string("JOINT ") + joint + "\n{\nOFFSET " + offset + "\n";
    slow += repeated("}\n", static_cast<int>(joints.size()));
  };
  chain({{"left_hip", "6 -8 0"}, {"left_knee", "0 -38 0"}, {"left_ankle", "0 -40 0"}, {"left_foot", "0 -5 12"}});
  chain({{"right_hip", "-6 -8 0"}, {"right_knee", "0 -38 0"}, {"right_ankle", "0 -40 0"}, {"right_foot", "0 -5 12"}});
  slow += "JOINT spine1\n{\nOFFSET 0 11 0\nJOINT spine2\n{\nOFFSET 0 14 0\nJOINT spine3\n{\nOFFSET 0 6 0\n";
  open += 3;
  chain({{"neck", "0 22 0"}, {"head", "0 9 4"}});
  chain({{"left_collar", "8 12 0"}, {"left_shoulder", "12 4 0"}, {"left_elbow", "26 0 0"}, {"left_wrist", "25 0 0"}});
  chain({{"right_collar", "-8 12 0"}, {"right_shoulder", "-12 4 0"}, {"right_elbow", "-26 0 0"}, {"right_wrist", "-25 0 0"}});
  slow += repeated("}\n", open) + "MOTION\nFrames: 2000\nFrame Time: 99\n" + repeated("0 90 0\n", 2000);
  row("BVH of frames minutes apart", "a.bvh", slow, "2000 frames last 198000 s, longer than can be taken");
  // 486 kB: 4.4 GB and five seconds; 778 kB: 1.6 GB and five seconds.
  row("FBX of packed bytes", "a.fbx", packedFbx("Geometry", "Vertices", 'b', 1, 40'000'000), "packs 40000000 numbers or more into");
  row("FBX of packed keys", "a.fbx", packedFbx("AnimationCurve", "KeyTime", 'd', 8, 30'000'000), "packs 30000000 numbers or more into");
  // 432 kB: ten seconds.
  std::string nodes, skins;
  for (int i = 0; i < 9'000; ++i) {
    nodes += (i ? ",{\"children\":[" : "{\"children\":[") + std::to_string(i + 1) + "],\"skin\":" + std::to_string(i) + "}";
    skins += i ? ",{\"joints\":[0]}" : "{\"joints\":[0]}";
  }
  row("glTF of skins on a long chain", "a.gltf", "{\"asset\":{\"version\":\"2.0\"},\"nodes\":[" + nodes + ",{}],\"skins\":[" + skins + "]}", "joints, more than 2000");
  // 470 kB: two hundred million numbers out of the same 256 kB.
  skins.clear();
  for (int i = 0; i < 3'000; ++i) skins += std::string(i ? "," : "") + "{\"joints\":[0],\"inverseBindMatrices\":0}";
  row("glTF of accessors over the same bytes", "a.gltf",
      "{\"asset\":{\"version\":\"2.0\"},\"nodes\":[{}],\"skins\":[" + skins +
          "],\"accessors\":[{\"bufferView\":0,\"componentType\":5126,\"type\":\"MAT4\",\"count\":4096}],\"bufferViews\":[{\"buffer\":0,\"byteLength\":262144}],"
          "\"buffers\":[{\"byteLength\":262144,\"uri\":\"data:application/octet-stream;base64," +
          repeated("AAAA", 262144 / 3 + 1) + "\"}]}",
      "numbers or more, more than");
  // What no writer can tell: 2e15 cm.
  row("ASF as long as the way to the Sun", "a.asf",
      std::string(":units\n length 0.00001\n:root\n order TX\n:bonedata\n") +
          "begin\nname a\nlength 999999999\ndirection 0 1 0\nend\nbegin\nname b\nend\n:hierarchy\nbegin\nroot a\na b\nend\n",
      "holds positions out of range");
  row("BVH that walks a billion metres", "a.bvh",
      "HIERARCHY\nROOT r\n{\nOFFSET 0 0 0\nCHANNELS 1 Xposition\nJOINT b\n{\nOFFSET 0 1.7 0\n}\n}\nMOTION\nFrames: 2\nFrame Time: 0.04\n0\n999999999\n",
      "holds positions out of range");
}

void TstFileBounds::littleDoesNotBecomeMuch() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QFETCH(QByteArray, skeleton);
  QFETCH(QString, says);
  QTemporaryDir folder;
  const auto put = [&](const QString& as, const QByteArray& what) {
    QFile file(folder.filePath(as));
    if (!file.open(QIODevice::WriteOnly) || file.write(what) != what.size()) qFatal("cannot write");
    return std::filesystem::path(file.fileName().toStdString());
  };
  if (!skeleton.isEmpty()) put("a.asf", skeleton);
  const auto path = put(name, bytes);
  const auto memory = peakMegabytes();
  const auto begin = tests::processorMs();
  QString said;
  if (auto read = io::readMotionFile(path); !read) {
    said = QString::fromStdString(read.error().message);
  } else if (auto body = io::bodyMotion(*read); !body) {
    said = QString::fromStdString(body.error().message);
  }
  if (name.endsWith(".fbx") && !said.contains(says))
    if (auto body = io::readCharacter(path); !body) said = QString::fromStdString(body.error().message);
  const auto took = tests::processorMs() - begin;
  QVERIFY2(said.contains(says), qPrintable(said));
  QVERIFY2(took < kPatienceMs, qPrintable(QString("%1 ms").arg(took)));
  QVERIFY2(peakMegabytes() - memory < 256, qPrintable(QString("%1 MB").arg(peakMegabytes() - memory)));
}

// Nothing times four quintillion times four quintillion is nothing, but the steps from one value to the next are no numbers.
void TstFileBounds::extentsOfNothingAreBounded() {
  const auto header = [](const std::string& shape) {
    std::string text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
    text.append(117 - text.size(), ' ');
    return std::string("\x93NUMPY\x01\x00\x76\x00", 10) + text + '\n';
  };
  QVERIFY(!io::parseNpy(header("0, 4000000000000000000, 4000000000000000000"), "a.npy"));
  const auto empty = io::parseNpy(header("0, 22, 3"), "a.npy");
  QVERIFY2(empty, empty ? "" : empty.error().message.c_str());
  QCOMPARE(empty->values.size(), std::size_t{0});
}

// The bound leaves room: a rig of 300 fixed joints keeps a minute of frames.
void TstFileBounds::fixedJointsAreRead() {
  QTemporaryDir folder;
  QFile file(folder.filePath("rig.bvh"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(QByteArray::fromStdString(fixedJoints(300, 1800)));
  file.close();
  const auto read = io::readMotionFile(file.fileName().toStdString());
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->clip->frameCount(), 1800);
  QCOMPARE(read->clip->jointCount(), 301);
}

// Four things of 600 letters beside the figure, and takes of as many: the notes were as long as all of them.
void TstFileBounds::sentencesNameAFew() {
  QCOMPARE(QString::fromStdString(io::listedNames({"Hips", "a\nb"})), QString("'Hips', 'a?b'"));
  const auto long60 = QString::fromStdString(io::listedNames({std::string(59, 'x') + "\xc3\xa4" + std::string(600, 'y')}));
  QCOMPARE(long60, "'" + QString(59, 'x') + "...'");
  const auto many = io::listedNames(std::vector<std::string>(19'000, std::string(1'024, 'x')));
  QVERIFY(many.size() < 1'500);
  QVERIFY(many.ends_with(" and 18980 more"));
}

QTEST_GUILESS_MAIN(TstFileBounds)
#include "tst_file_bounds.moc"
