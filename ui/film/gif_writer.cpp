#include "ui/film/gif_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ui {
namespace {

constexpr int kColours = 256;
constexpr int kBins = 1 << 15;  // 5 bits of each colour

void addWord(QByteArray& bytes, int value) {
  bytes.append(static_cast<char>(value & 0xff));
  bytes.append(static_cast<char>(value >> 8 & 0xff));
}

int binOf(QRgb colour) { return (qRed(colour) >> 3) << 10 | (qGreen(colour) >> 3) << 5 | qBlue(colour) >> 3; }

int channelOf(int bin, int channel) { return bin >> (10 - 5 * channel) & 31; }

struct ColourBox {
  std::size_t first, last;  // of the bins, half open
  int channel = 0;          // the widest
  qint64 weight = 0;        // of its pixels times its width
};

struct Palette {
  std::array<QRgb, kColours> colours{};
  std::vector<quint8> indexOfBin = std::vector<quint8>(kBins);
};

Palette paletteOf(const QImage& image) {
  std::vector<qint64> counts(kBins);
  std::vector<std::array<qint64, 3>> sums(kBins);
  for (int y = 0; y < image.height(); ++y) {
    const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
    for (int x = 0; x < image.width(); ++x) {
      const auto bin = static_cast<std::size_t>(binOf(line[x]));
      ++counts[bin];
      sums[bin][0] += qRed(line[x]);
      sums[bin][1] += qGreen(line[x]);
      sums[bin][2] += qBlue(line[x]);
    }
  }
  std::vector<int> bins;
  for (int bin = 0; bin < kBins; ++bin)
    if (counts[static_cast<std::size_t>(bin)] > 0) bins.push_back(bin);

  const auto measured = [&](ColourBox box) {
    qint64 pixels = 0;
    std::array<int, 3> low{31, 31, 31}, high{0, 0, 0};
    for (std::size_t i = box.first; i < box.last; ++i) {
      pixels += counts[static_cast<std::size_t>(bins[i])];
      for (std::size_t c = 0; c < 3; ++c) {
        low[c] = std::min(low[c], channelOf(bins[i], static_cast<int>(c)));
        high[c] = std::max(high[c], channelOf(bins[i], static_cast<int>(c)));
      }
    }
    int width = 0;
    for (int c = 0; c < 3; ++c) {
      const int own = high[static_cast<std::size_t>(c)] - low[static_cast<std::size_t>(c)];
      if (own > width) {
        width = own;
        box.channel = c;
      }
    }
    box.weight = width * static_cast<qint64>(std::sqrt(static_cast<double>(pixels)) + 1.0);
    return box;
  };
  std::vector<ColourBox> boxes{measured({0, bins.size()})};
  while (boxes.size() < static_cast<std::size_t>(kColours)) {
    const auto widest = std::max_element(boxes.begin(), boxes.end(), [](const auto& a, const auto& b) { return a.weight < b.weight; });
    if (widest->weight == 0) break;  // one colour in each
    const ColourBox box = *widest;
    const auto begin = bins.begin() + static_cast<std::ptrdiff_t>(box.first), end = bins.begin() + static_cast<std::ptrdiff_t>(box.last);
    std::sort(begin, end, [&](int a, int b) { return channelOf(a, box.channel) < channelOf(b, box.channel); });
    qint64 pixels = 0, half = 0;
    for (auto at = begin; at != end; ++at) pixels += counts[static_cast<std::size_t>(*at)];
    std::size_t cut = box.first + 1;
    for (; cut + 1 < box.last; ++cut) {
      half += counts[static_cast<std::size_t>(bins[cut - 1])];
      if (2 * half >= pixels) break;
    }
    *widest = measured({box.first, cut});
    boxes.push_back(measured({cut, box.last}));
  }

  Palette palette;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    qint64 pixels = 0;
    std::array<qint64, 3> sum{};
    for (std::size_t at = boxes[i].first; at < boxes[i].last; ++at) {
      const auto bin = static_cast<std::size_t>(bins[at]);
      palette.indexOfBin[bin] = static_cast<quint8>(i);
      pixels += counts[bin];
      for (std::size_t c = 0; c < 3; ++c) sum[c] += sums[bin][c];
    }
    if (pixels > 0) palette.colours[i] = qRgb(static_cast<int>(sum[0] / pixels), static_cast<int>(sum[1] / pixels), static_cast<int>(sum[2] / pixels));
  }
  return palette;
}

/// Bits from the lowest on, in blocks of at most 255 bytes.
class BitBlocks {
 public:
  explicit BitBlocks(QByteArray& out) : out_(out) {}
  void add(int code, int bits) {
    pool_ |= static_cast<quint32>(code) << filled_;
    filled_ += bits;
    while (filled_ >= 8) take();
  }
  void end() {
    if (filled_ > 0) take();
    flush();
    out_.append('\0');
  }

 private:
  void take() {
    block_.append(static_cast<char>(pool_ & 0xff));
    pool_ >>= 8;
    filled_ -= 8;
    if (block_.size() == 255) flush();
  }
  void flush() {
    if (block_.isEmpty()) return;
    out_.append(static_cast<char>(block_.size()));
    out_.append(block_);
    block_.clear();
  }
  QByteArray& out_;
  QByteArray block_;
  quint32 pool_ = 0;
  int filled_ = 0;
};

/// The LZW of GIF: codes of 9 to 12 bits, the table begun anew when it is full.
void compress(const std::vector<quint8>& pixels, QByteArray& out) {
  constexpr int kBits = 8, kClear = 1 << kBits, kEnd = kClear + 1, kMost = 4096;
  out.append(static_cast<char>(kBits));
  BitBlocks blocks(out);
  std::vector<qint16> next(static_cast<std::size_t>(kMost) * 256, -1);  // the code of a known code with one more pixel
  int free = kEnd + 1, bits = kBits + 1;
  blocks.add(kClear, bits);
  int code = pixels.empty() ? kEnd : pixels.front();
  for (std::size_t i = 1; i < pixels.size(); ++i) {
    auto& known = next[static_cast<std::size_t>(code) * 256 + pixels[i]];
    if (known >= 0) {
      code = known;
      continue;
    }
    blocks.add(code, bits);
    if (free < kMost) {
      if (free == 1 << bits) ++bits;
      known = static_cast<qint16>(free++);
    } else {
      blocks.add(kClear, bits);
      std::fill(next.begin(), next.end(), static_cast<qint16>(-1));
      free = kEnd + 1;
      bits = kBits + 1;
    }
    code = pixels[i];
  }
  if (!pixels.empty()) blocks.add(code, bits);
  // The reader has made one more code from it than the writer, and reads on with the bits of that one.
  if (free == 1 << bits && bits < 12) ++bits;
  blocks.add(kEnd, bits);
  blocks.end();
}

}  // namespace

GifWriter::GifWriter(const QSize& size, double framesPerSecond, std::function<bool(const QByteArray&)> put) : size_(size), rate_(framesPerSecond), put_(std::move(put)) {}

bool GifWriter::add(const QImage& frame) {
  QImage image = frame.size() == size_ ? frame : frame.scaled(size_, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  image = image.convertToFormat(QImage::Format_RGB32);
  QByteArray bytes;
  if (frames_ == 0) {
    bytes.append("GIF89a");
    addWord(bytes, size_.width());
    addWord(bytes, size_.height());
    bytes.append("\x70\0\0", 3);  // no colours for all frames
    bytes.append("\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0", 19);
  }
  const auto hundredth = [this](qint64 at) { return std::llround(100.0 * static_cast<double>(at) / rate_); };
  bytes.append("\x21\xf9\x04\x04", 4);
  addWord(bytes, static_cast<int>(std::clamp<qint64>(hundredth(frames_ + 1) - hundredth(frames_), 1, 65535)));
  bytes.append("\0\0", 2);
  bytes.append('\x2c');
  addWord(bytes, 0);
  addWord(bytes, 0);
  addWord(bytes, size_.width());
  addWord(bytes, size_.height());
  bytes.append('\x87');  // 256 colours of its own
  const Palette palette = paletteOf(image);
  for (const QRgb colour : palette.colours) {
    bytes.append(static_cast<char>(qRed(colour)));
    bytes.append(static_cast<char>(qGreen(colour)));
    bytes.append(static_cast<char>(qBlue(colour)));
  }
  std::vector<quint8> pixels;
  pixels.reserve(static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height()));
  for (int y = 0; y < image.height(); ++y) {
    const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
    for (int x = 0; x < image.width(); ++x) pixels.push_back(palette.indexOfBin[static_cast<std::size_t>(binOf(line[x]))]);
  }
  compress(pixels, bytes);
  ++frames_;
  return put_(bytes);
}

bool GifWriter::finish() { return put_(QByteArray("\x3b", 1)); }

}  // namespace ui
