#include "ui/look/error_text.h"

#include <QCoreApplication>

namespace ui {

QString errorHeadline(const core::Error& error) {
  const auto text = [](const char* sentence) { return QCoreApplication::translate("Error", sentence); };
  switch (error.code) {
    case core::ErrorCode::InvalidArgument: return text(QT_TRANSLATE_NOOP("Error", "This cannot be used as it is"));
    case core::ErrorCode::NotFound: return text(QT_TRANSLATE_NOOP("Error", "Something is missing"));
    case core::ErrorCode::ReadFailed: return text(QT_TRANSLATE_NOOP("Error", "The file could not be read"));
    case core::ErrorCode::ParseFailed: return text(QT_TRANSLATE_NOOP("Error", "The file is damaged or of another kind"));
    case core::ErrorCode::Unsupported: return text(QT_TRANSLATE_NOOP("Error", "This kind of file is not supported"));
    case core::ErrorCode::WriteFailed: return text(QT_TRANSLATE_NOOP("Error", "The file could not be saved"));
    case core::ErrorCode::Cancelled: return text(QT_TRANSLATE_NOOP("Error", "Stopped"));
    case core::ErrorCode::Internal: return text(QT_TRANSLATE_NOOP("Error", "Something went wrong inside the program"));
  }
  return {};
}

QString errorText(const core::Error& error) { return QCoreApplication::translate("Error", "%1: %2").arg(errorHeadline(error), QString::fromStdString(error.message)); }

QString stageText(const QString& stage) {
  [[maybe_unused]] static const char* const kKnown[] = {QT_TRANSLATE_NOOP("Stage", "sampling"),
                                                        QT_TRANSLATE_NOOP("Stage", "loading the model"),
                                                        QT_TRANSLATE_NOOP("Stage", "reading the style"),
                                                        QT_TRANSLATE_NOOP("Stage", "reading the key points"),
                                                        QT_TRANSLATE_NOOP("Stage", "lifting"),
                                                        QT_TRANSLATE_NOOP("Stage", "inverting"),
                                                        QT_TRANSLATE_NOOP("Stage", "film"),
                                                        QT_TRANSLATE_NOOP("Stage", "reading the clips"),
                                                        QT_TRANSLATE_NOOP("Stage", "sampling what the model knows"),
                                                        QT_TRANSLATE_NOOP("Stage", "asking the model as it is"),
                                                        QT_TRANSLATE_NOOP("Stage", "measuring"),
                                                        QT_TRANSLATE_NOOP("Stage", "learning: denoiser"),
                                                        QT_TRANSLATE_NOOP("Stage", "learning: adaptor"),
                                                        QT_TRANSLATE_NOOP("Stage", "joining the parts"),
                                                        QT_TRANSLATE_NOOP("Stage", "reading it back"),
                                                        QT_TRANSLATE_NOOP("Stage", "asking the taught model")};
  return QCoreApplication::translate("Stage", stage.toUtf8().constData());
}

}  // namespace ui
