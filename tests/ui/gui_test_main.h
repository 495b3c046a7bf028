#pragma once

#include "ui/look/theme.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTest>

/// A main for tests of widgets: no display needed (with GESTO_TEST_DISPLAY set the one that is there is used), nothing of the person's settings touched, the studio's own
/// look.
#define STUDIO_GUI_TEST_MAIN(TestClass)                                                            \
  int main(int argc, char** argv) {                                                                \
    if (!qEnvironmentVariableIsSet("GESTO_TEST_DISPLAY")) qputenv("QT_QPA_PLATFORM", "offscreen"); \
    QStandardPaths::setTestModeEnabled(true);                                                      \
    QCoreApplication::setOrganizationName(QStringLiteral("gesto-test"));                           \
    QCoreApplication::setApplicationName(QStringLiteral(#TestClass));                              \
    QApplication application(argc, argv);                                                          \
    ui::theme::apply(application);                                                                 \
    TestClass test;                                                                                \
    return QTest::qExec(&test, argc, argv);                                                        \
  }
