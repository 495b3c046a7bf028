#include "tests/architecture/include_rules.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace architecture;

class TstArchitecture : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void wrongIncludesAreFound_data();
  void wrongIncludesAreFound();
  void rightIncludesPass_data();
  void rightIncludesPass();
  void violationsNameFileAndLine();
  void threadsAreSetAtTheDoor();
  void theDeviceIsSetAtTheDoor();
  void jsonIsWrittenInOneSource();
  void wrongLinksAreFound();
  void theTreeKeepsTheRules();
  void wrongShapesAreFound();
  void theTreeKeepsItsShape();
  void aTestElsewhereIsFound();
  void testsLieWhereTheirSubjectDoes();
  void theTopLevelIsTheFixedOne();
  void theWindowDoesNotLinkLibTorch();
};

void TstArchitecture::wrongIncludesAreFound_data() {
  QTest::addColumn<QByteArray>("path");
  QTest::addColumn<QByteArray>("line");
  const auto row = [](const char* path, const char* line) { QTest::addRow("%s %s", path, line) << QByteArray(path) << QByteArray(line); };
  row("ui/panels/style_panel.cpp", "#include <torch/torch.h>");
  row("ui/panels/style_panel.cpp", "  #  include <ATen/core/Tensor.h>");
  row("ui/main_window.h", "#include \"core/engine/generator.h\"");
  row("ui/main_window.h", "#include \"core/model/denoiser.h\"");
  row("ui/main_window.h", "#include \"app/studio/app_context.h\"");
  row("render/scene.h", "#include <c10/core/Device.h>");
  row("render/scene.h", "#include \"core/document/project.h\"");
  row("render/scene.h", "#include \"core/io/read/bvh_reader.h\"");
  row("render/scene.h", "#include \"ui/main_window.h\"");
  row("core/base/file.h", "#include \"core/motion/clip.h\"");
  row("core/motion/clip.h", "#include \"core/io/read/bvh_reader.h\"");
  row("core/motion/clip.h", "#include <QVector3D>");
  row("core/motion/clip.h", "#include <QtCore/QString>");
  row("core/motion/clip.h", "#include <torch/torch.h>");
  row("core/io/read/bvh_reader.h", "#include \"core/document/project.h\"");
  row("core/document/project.h", "#include \"core/jobs/job.h\"");
  row("core/jobs/job.h", "#include \"core/document/project.h\"");
  row("core/jobs/job.h", "#include \"core/services/generation_service.h\"");
  row("core/services/generation_service.h", "#include \"core/engine/generator.h\"");
  row("core/services/generation_service.h", "#include <ATen/ATen.h>");
  row("core/representation/features.h", "#include \"core/dataset/motion_dataset.h\"");
  row("core/dataset/motion_dataset.h", "#include \"core/text/compact_bpe.h\"");
  row("core/text/compact_bpe.h", "#include \"core/dataset/motion_dataset.h\"");
  row("core/model/denoiser.h", "#include \"core/diffusion/ddim.h\"");
  row("core/diffusion/ddim.h", "#include \"core/model/denoiser.h\"");
  row("core/sampling/generator.h", "#include \"core/training/trainer.h\"");
  row("core/training/trainer.h", "#include \"core/metrics/fid.h\"");
  row("core/training/trainer.h", "#include \"core/services/training_service.h\"");
  row("core/metrics/fid.h", "#include \"core/engine/generator.h\"");
  row("core/engine/generator.h", "#include \"ui/main_window.h\"");
  row("core/engine/generator.h", "#include \"render/scene.h\"");
  row("core/engine/generator.h", "#include \"app/gesto/commands.h\"");
  row("core/engine/generator.h", "#include <GL/gl.h>");
  row("core/engine/generator.h", "#include \"core/families/mdm/mdm.h\"");
  row("app/gesto/model_command.cpp", "#include \"core/families/smoodi/stylized_model.h\"");
  row("core/families/finished_clip.h", "#include \"core/families/mdm/mdm.h\"");
  row("core/families/mdm/mdm.h", "#include \"core/families/crossdiff/mixture.h\"");
  row("core/families/mld/mld_vae.h", "#include \"core/families/smoodi/style_network.h\"");
  row("core/families/mdm/mdm.h", "#include \"core/engine/generator.h\"");
  row("core/model_import/model_import.h", "#include \"core/families/model_family.h\"");
  row("core/checkpoint/safetensors.h", "#include \"core/model/transformer.h\"");
  row("core/engine/generator.h", "#include \"core/bench/sampling_bench.h\"");
  row("core/novelty/idea.h", "#include \"core/base/file.h\"");
  row("core/engine/generator.h", "#include \"core/novelty/idea.h\"");
  row("core/engine/generator.h", "#include \"tests/support/fixtures.h\"");
  row("core/engine/generator.h", "#include \"../base/file.h\"");
}

void TstArchitecture::wrongIncludesAreFound() {
  QFETCH(QByteArray, path);
  QFETCH(QByteArray, line);
  QCOMPARE(checkIncludes(path.constData(), line.constData()).size(), std::size_t{1});
}

void TstArchitecture::rightIncludesPass_data() {
  QTest::addColumn<QByteArray>("path");
  QTest::addColumn<QByteArray>("line");
  const auto row = [](const char* path, const char* line) { QTest::addRow("%s %s", path, line) << QByteArray(path) << QByteArray(line); };
  row("ui/main_window.h", "#include \"core/services/generation_service.h\"");
  row("ui/main_window.h", "#include \"core/document/project.h\"");
  row("ui/main_window.h", "#include \"render/scene.h\"");
  row("ui/main_window.h", "#include <QMainWindow>");
  row("render/scene.h", "#include \"core/motion/clip.h\"");
  row("render/gl_scene_renderer.h", "#include <QOpenGLFunctions_3_3_Core>");
  row("core/base/file.h", "#include <filesystem>");
  row("core/io/read/bvh_reader.h", "#include \"core/motion/clip.h\"");
  row("core/dataset/builder.h", "#include \"core/io/read/bvh_reader.h\"");
  row("core/sampling/generator.h", "#include \"core/diffusion/ddim.h\"");
  row("core/sampling/generator.h", "#include <torch/torch.h>");
  row("core/engine/generator.h", "#include \"core/services/generation_service.h\"");
  row("core/families/smoodi/style_adaptor.h", "#include \"core/families/mld/mld_denoiser.h\"");
  row("core/families/family_table.cpp", "#include \"core/families/mdm/mdm_family.h\"");
  row("core/engine/generator.h", "#include \"core/families/model_family.h\"");
  row("core/bench/sampling_bench.h", "#include \"core/families/smoodi/smoodi_sampler.h\"");
  row("app/gesto/gesto_main.cpp", "#include \"core/engine/generator.h\"");
  row("core/motion/clip.h", "// never #include <torch/torch.h> here");
  row("tests/ui/tst_panel.cpp", "#include <torch/torch.h>");
}

void TstArchitecture::rightIncludesPass() {
  QFETCH(QByteArray, path);
  QFETCH(QByteArray, line);
  const auto found = checkIncludes(path.constData(), line.constData());
  QVERIFY2(found.empty(), found.empty() ? "" : found.front().c_str());
}

void TstArchitecture::violationsNameFileAndLine() {
  const auto found = checkIncludes("ui/studio.cpp", "#include \"ui/studio.h\"\n\n#include <QWidget>\n#include <torch/torch.h>\n");
  QCOMPARE(found.size(), std::size_t{1});
  QVERIFY2(found[0].starts_with("ui/studio.cpp:4: ") && found[0].find("torch/torch.h") != std::string::npos, found[0].c_str());
}

void TstArchitecture::threadsAreSetAtTheDoor() {
  const char* call = "  at::set_num_threads(4);\n";
  QCOMPARE(checkIncludes("core/engine/generation_engine.cpp", call).size(), std::size_t{1});
  QVERIFY(checkIncludes("core/engine/threads.cpp", call).empty());
  QVERIFY(checkIncludes("core/engine/threads.h", "// Nothing else calls at::set_num_threads().\n").empty());
}

void TstArchitecture::theDeviceIsSetAtTheDoor() {
  const char* call = "  model::setModelDevice(at::kCPU);\n";
  QCOMPARE(checkIncludes("core/families/mdm/mdm_model.cpp", call).size(), std::size_t{1});
  QVERIFY(checkIncludes("core/engine/devices.cpp", call).empty());
}

void TstArchitecture::jsonIsWrittenInOneSource() {
  for (const char* call : {"  const auto json = nlohmann::json::parse(text, nullptr, false);\n", "  return json{{\"a\", 1}}.dump();\n"}) {
    QCOMPARE(checkIncludes("core/report/report.cpp", call).size(), std::size_t{1});
    QVERIFY(checkIncludes("core/base/json_text.cpp", call).empty());
  }
}

void TstArchitecture::wrongLinksAreFound() {
  QCOMPARE(checkBuildFile("ui/CMakeLists.txt", "studio_add_module(ui\n  PUBLIC core_engine)\n").size(), std::size_t{1});
  QCOMPARE(checkBuildFile("render/CMakeLists.txt", "  PUBLIC studio_torch").size(), std::size_t{1});
  QCOMPARE(checkBuildFile("core/io/CMakeLists.txt", "  PUBLIC ${TORCH_LIBRARIES}").size(), std::size_t{1});
  // A family that nobody has written yet, and two in one line.
  QCOMPARE(checkBuildFile("ui/CMakeLists.txt", "  PRIVATE core_services core_next_family").size(), std::size_t{1});
  QCOMPARE(checkBuildFile("core/document/CMakeLists.txt", "  PUBLIC core_base core_mdm core_model").size(), std::size_t{2});
  QVERIFY(checkBuildFile("core/services/CMakeLists.txt", "studio_add_module(core_live_link\n  PUBLIC core_services core_io_keypoints)").empty());
  QVERIFY(checkBuildFile("ui/CMakeLists.txt", "  PUBLIC core_services core_io  # not core_engine").empty());
  QVERIFY(checkBuildFile("core/engine/CMakeLists.txt", "  PUBLIC studio_torch").empty());
}

void TstArchitecture::theTreeKeepsTheRules() {
  const auto report = checkTree(STUDIO_SOURCE_DIR);
  QVERIFY2(report.checkedFiles > 50, "hardly any source was found: is the folder right?");
  QByteArray text;
  for (const auto& violation : report.violations) text += "\n" + QByteArray::fromStdString(violation);
  QVERIFY2(report.violations.empty(), text.constData());
}

void TstArchitecture::wrongShapesAreFound() {
  QTemporaryDir root;
  const auto write = [&root](const QString& path, const QByteArray& text) {
    QVERIFY(QDir(root.path()).mkpath(QFileInfo(path).path()));
    QFile file(root.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
  };
  const auto found = [&root] { return checkShape(root.path().toStdString()); };
  write("core/io/long.cpp", QByteArray("\n").repeated(480));
  for (int i = 0; i < 32; ++i) write(QString("ui/look/colour_%1.h").arg(i), {});
  write("ui/look/CMakeLists.txt", {});
  write("ui/look/README.md", {});
  write("render/a.h", "#include \"render/b.h\"\n");
  write("render/b.h", "#include \"core/motion/c.h\"\n");
  write("core/motion/c.h", "#include <vector>\n");
  QVERIFY2(found().empty(), found().empty() ? "" : found().front().c_str());

  write("core/io/long.cpp", QByteArray("\n").repeated(481));
  QCOMPARE(found(), Violations{"core/io/long.cpp has 481 lines, 480 are the most"});
  write("core/io/long.cpp", {});
  write("ui/look/notes.txt", {});
  QCOMPARE(found(), Violations{"ui/look holds 35 files, 34 are the most"});
  QVERIFY(QFile::remove(root.filePath("ui/look/notes.txt")));
  write("core/motion/c.h", "#include \"render/a.h\"\n");
  QCOMPARE(found().size(), std::size_t{1});
  QVERIFY2(found()[0].ends_with("which leads back to it"), found()[0].c_str());
}

void TstArchitecture::theTreeKeepsItsShape() {
  QByteArray text;
  for (const auto& violation : checkShape(STUDIO_SOURCE_DIR)) text += "\n" + QByteArray::fromStdString(violation);
  QVERIFY2(text.isEmpty(), text.constData());
}

void TstArchitecture::aTestElsewhereIsFound() {
  const auto found =
      checkTest("tests/core/model/tst_bf16.cpp", "#include \"core/base/file.h\"\n#include \"core/families/mdm/mdm.h\"\n#include \"core/families/mld/mld_vae.h\"\n");
  QCOMPARE(found.size(), std::size_t{1});
  QCOMPARE(found[0], std::string("tests/core/model/tst_bf16.cpp includes nothing of core/model; it may belong into tests/core/families"));
  QVERIFY(checkTest("tests/core/io/read/tst_npy.cpp", "#include \"core/base/file.h\"\n#include \"core/io/read/npy.h\"\n").empty());
  QVERIFY(checkTest("tests/core/families/mdm/tst_mdm_fixtures.cpp", "#include \"tests/support/fixtures.h\"\n").empty());
  QVERIFY(checkTest("tests/ui/tst_panels.cpp", "#include \"core/document/project.h\"\n").empty());
}

void TstArchitecture::testsLieWhereTheirSubjectDoes() {
  QByteArray text;
  for (const auto& violation : checkTests(STUDIO_SOURCE_DIR)) text += "\n" + QByteArray::fromStdString(violation);
  QVERIFY2(text.isEmpty(), text.constData());
}

void TstArchitecture::theTopLevelIsTheFixedOne() {
  for (const char* name : {"CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", ".clang-format", ".clang-tidy", ".gitignore", ".ci/run", "app", "core", "ui",
                           "render", "resources", "translations", "tests", "packaging"}) {
    QVERIFY2(QFile::exists(QStringLiteral(STUDIO_SOURCE_DIR "/") + name), name);
  }
}

void TstArchitecture::theWindowDoesNotLinkLibTorch() {
  const QString program = qEnvironmentVariable("STUDIO_BIN_DIR") + "/gesto-studio";
  if (!QFile::exists(program)) QSKIP("gesto-studio is not built here");
  QProcess ldd;
  ldd.start("ldd", {program});
  QVERIFY(ldd.waitForFinished());
  QCOMPARE(ldd.exitCode(), 0);
  // ldd lists what is loaded at start, also through other libraries; what is loaded later by name is not in it.
  const QByteArray libraries = ldd.readAllStandardOutput();
  QVERIFY2(libraries.contains("libQt6Widgets"), libraries.constData());
  for (const char* name : {"libtorch", "libc10"}) QVERIFY2(!libraries.contains(name), name);
}

QTEST_GUILESS_MAIN(TstArchitecture)
#include "tst_architecture.moc"
