#pragma once

#include "ui/theme.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTest>

/// A main for tests of widgets: no display needed, nothing of the person's settings touched, the studio's own look.
#define STUDIO_GUI_TEST_MAIN(TestClass)                                    \
  int main(int argc, char** argv) {                                        \
    qputenv("QT_QPA_PLATFORM", "offscreen");                               \
    QStandardPaths::setTestModeEnabled(true);                              \
    QCoreApplication::setOrganizationName(QStringLiteral("gesto-test"));   \
    QCoreApplication::setApplicationName(QStringLiteral(#TestClass));      \
    QApplication application(argc, argv);                                  \
    ui::theme::apply(application);                                         \
    TestClass test;                                                        \
    return QTest::qExec(&test, argc, argv);                                \
  }
