#pragma once

#include <QString>

#include <filesystem>

// Paths as the window shows and takes them, whatever the system's encoding is.
namespace ui {

inline QString textOf(const std::filesystem::path& path) { return QString::fromStdU16String(path.u16string()); }
inline std::filesystem::path pathOf(const QString& text) { return std::filesystem::path(text.toStdU16String()); }

}  // namespace ui
