// Everything that directs a motion on one small window: all lanes open with something in them, gizmos, ghosts, trails, the path from above. Nothing may be cut off, in
// any of these languages and schemes. With GESTO_KEEP_PICTURE=NAME the windows are kept, for a person to look at: NAME_de_light_lanes.png and so on; QT_SCALE_FACTOR=2
// makes them those of a fine screen.
#include "core/services/take_actions.h"
#include "tests/ui/gui_test_main.h"
#include "tests/ui/posed_window.h"
#include "tests/ui/spoken_window.h"
#include "ui/panels/action_lane.h"
#include "ui/panels/strength_lane.h"
#include "ui/widgets/contact_lane.h"

#include <QListView>
#include <QToolButton>

using namespace core::document;
using core::motion::BodyEnd;
using render::GizmoHandle;
using test_support::Posed;

namespace {

namespace body = core::motion::humanml3d;

/// Two actions, poses, a path, feet that are told, a style that changes, and a take of all of it.
struct Directed : Posed {
  Directed() {
    window.resize(1280, 800);
    window.actions().resetLayout->trigger();
    QTest::qWait(50);
  }
  void direct(const QString& walks, const QString& waves) {
    studio.document.editDraft(DraftField::Spans, [&](Draft& draft) {
      core::services::setActions(draft.request, {{0, 2, walks.toStdString(), {}, {}}, {2, 4, waves.toStdString(), {}, {}}});
    });
    studio.document.editDraft(DraftField::Style, [](Draft& draft) { draft.request.style = {TakeStyle::Kind::Named, "old", {}}; });
    pinAt(1.0);
    pinAt(3.0);
    window.actions().holdStands->trigger();
    studio.document.editDraft(DraftField::Path, [](Draft& draft) { draft.request.path = {{0, 0, 0, {}}, {2, 0.2, 1.2, {}}, {4, 1.2, 1.8, 60.0}}; });
    studio.document.editDraft(DraftField::Course, [](Draft& draft) { draft.request.course.strength = {{0, 1}, {2, 4}, {4, 2}}; });
    studio.document.seal();
  }
  void freeze() {
    studio.document.editDraft(DraftField::Keeps, [this](Draft& draft) {
      TakeKept kept;
      kept.start = 2.0, kept.end = 4.0, kept.take = 1;
      kept.motion = project().takes[0].clip;
      draft.request.keeps = {kept};
    });
  }
};

}  // namespace

class TstDirectedPictures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void allOfItHasRoom_data();
  void allOfItHasRoom();
};

void TstDirectedPictures::allOfItHasRoom_data() {
  QTest::addColumn<QString>("language");
  QTest::addColumn<bool>("isLight");
  for (const char* language : {"en", "de"})
    for (const bool isLight : {false, true}) QTest::addRow("%s %s", language, isLight ? "light" : "dark") << QString::fromLatin1(language) << isLight;
}

void TstDirectedPictures::allOfItHasRoom() {
  QFETCH(QString, language);
  QFETCH(bool, isLight);
  ui::theme::apply(*qApp, isLight ? ui::theme::Scheme::Light : ui::theme::Scheme::Dark);
  const auto again = qScopeGuard([] { ui::theme::apply(*qApp); });
  std::optional<test_support::Spoken> spoken;
  if (language != QStringLiteral("en")) spoken.emplace(language);
  Directed test;
  const auto keep = [&](const char* what) {
    test_support::keepPicture(test.window, QStringLiteral("%1_%2_%3").arg(language, isLight ? QStringLiteral("light") : QStringLiteral("dark"), QLatin1String(what)));
    const auto cut = test_support::cutOff(test.window);
    QVERIFY2(cut.isEmpty(), qPrintable(QLatin1String(what) + QStringLiteral(": ") + cut.join(QStringLiteral("; "))));
    QCOMPARE(test.window.size(), QSize(1280, 800));
  };
  keep("folded");
  test.direct(QStringLiteral("a person walks forward"), QStringLiteral("a person waves with the right hand"));
  test.make("a person walks forward");
  test.direct(QStringLiteral("a person walks forward slowly"), QStringLiteral("a person waves with the right hand"));
  keep("directed");
  test.window.actions().showContacts->trigger();
  test.window.actions().showStrength->trigger();
  QTest::qWait(50);
  keep("lanes");
  for (auto* lane :
       {static_cast<QWidget*>(test.keys), static_cast<QWidget*>(test.path), static_cast<QWidget*>(test.window.findChild<ui::ActionLane*>()),
        static_cast<QWidget*>(test.window.findChild<ui::StrengthLane*>()), static_cast<QWidget*>(test.window.findChild<ui::ContactLane*>("plannedContacts"))}) {
    QVERIFY2(lane->isVisible() && lane->height() >= 10, lane->metaObject()->className());
    QVERIFY2(test.window.rect().contains(QRect(lane->mapTo(&test.window, QPoint(0, 0)), lane->size())), lane->metaObject()->className());
  }
  test.press(Qt::Key_3, Qt::ControlModifier);
  test.press(Qt::Key_P);
  keep("above");
  test.press(Qt::Key_P);
  test.window.actions().showContacts->trigger();
  test.window.actions().showStrength->trigger();
  test.studio.document.editDraft(DraftField::Path, [](Draft& draft) { draft.request.path.clear(); });
  test.freeze();
  keep("frozen");
  test.press(Qt::Key_4, Qt::ControlModifier);
  test.studio.clock.seek(1.5);
  test.press(Qt::Key_W);
  test.choose(body::kLeftWrist);
  keep("move");
  test.press(Qt::Key_E);
  test.choose(body::kSpine3);
  keep("turn");
  test.press(Qt::Key_Escape);
  test.press(Qt::Key_Escape);
  test.press(Qt::Key_O);
  test.press(Qt::Key_T);
  keep("ghosts_trails");
}

STUDIO_GUI_TEST_MAIN(TstDirectedPictures)
#include "tst_directed_pictures.moc"
