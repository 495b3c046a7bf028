#include "app/command_line/style_argument.h"

namespace app {

using core::document::TakeStyle;
using core::services::StyleReference;

StyleReference styleArgument(const std::string& text) {
  if (text.empty() || text == "none") return StyleReference::none();
  return text.find_first_of("./") == std::string::npos ? StyleReference::named(text) : StyleReference::fromFile(text);
}

TakeStyle takeStyleOf(const StyleReference& style) {
  switch (style.kind) {
    case StyleReference::Kind::None: break;
    case StyleReference::Kind::Named: return {TakeStyle::Kind::Named, style.name, {}};
    case StyleReference::Kind::File: return {TakeStyle::Kind::File, {}, style.file};
  }
  return {};
}

}  // namespace app
