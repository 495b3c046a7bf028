#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>
#include <QStringList>

#include <cstring>
#include <vector>

/// A report's folder "cache" as an evaluation leaves it, written without LibTorch: files of motions with what they were made from.
namespace test_support {

/// A motion's words as the engine writes them. weights: style weight and classifier scale.
inline QString motionWords(const QString& model, const QString& variant, const QString& prompt, const QString& style, int seed, double styleWeight = 1.5,
                           double scale = 0.2) {
  return QStringLiteral(R"({"classifier scale":%1,"content weight":7.5,"frames":30,"model":"%2","prompt":"%3","protocol":"stylized","seed":%4,"style":"%5",)"
                        R"("style weight":%6,"variant":"%7"})")
      .arg(scale)
      .arg(model, prompt)
      .arg(seed)
      .arg(style)
      .arg(styleWeight)
      .arg(variant);
}

/// A file of motions of 30 frames that glide forward: features [30, 263], a centimetre a frame for the first of the list, two for the second. Empty where it cannot be
/// written.
inline QString writeMotions(const QString& reportFolder, const QString& name, const QStringList& words) {
  constexpr int kFrames = 30, kWidth = 263;
  QString entries;
  QByteArray data;
  for (qsizetype i = 0; i < words.size(); ++i) {
    std::vector<float> features(static_cast<std::size_t>(kFrames) * kWidth, 0.0f);
    for (int t = 0; t < kFrames; ++t) {
      features[static_cast<std::size_t>(t) * kWidth + 2] = 0.01f * static_cast<float>(i + 1);
      features[static_cast<std::size_t>(t) * kWidth + 3] = 0.9f;  // height of the pelvis
      for (int joint = 1; joint < 22; ++joint)
        features[static_cast<std::size_t>(t) * kWidth + 4 + static_cast<std::size_t>(joint - 1) * 3 + 1] = 0.05f * static_cast<float>(joint);
    }
    const auto begin = data.size();
    data.append(reinterpret_cast<const char*>(features.data()), static_cast<qsizetype>(features.size() * sizeof(float)));
    entries += QStringLiteral(R"(,"%1":{"dtype":"F32","shape":[30,263],"data_offsets":[%2,%3]})").arg(i).arg(begin).arg(data.size());
  }
  QString made;
  for (const auto& line : words) made += QString(line).replace(u'"', QStringLiteral("\\\"")) + QStringLiteral("\\n");
  QByteArray header = QStringLiteral(R"({"__metadata__":{"made from":"%1"}%2})").arg(made, entries).toUtf8();
  while (header.size() % 8 != 0) header += ' ';
  QByteArray size(8, '\0');
  const auto length = static_cast<quint64>(header.size());
  std::memcpy(size.data(), &length, sizeof length);
  const QString folder = reportFolder + QStringLiteral("/cache");
  QDir().mkpath(folder);
  QFile file(folder + u'/' + name + QStringLiteral(".safetensors"));
  if (!file.open(QIODevice::WriteOnly) || file.write(size + header + data) < 0) return {};
  return file.fileName();
}

}  // namespace test_support
