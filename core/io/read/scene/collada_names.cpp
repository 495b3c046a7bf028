#include "core/io/read/scene/collada_names.h"

#include <string>
#include <unordered_map>

namespace core::io {

namespace {

struct Named {
  std::string name;
  bool isJoint = false;
};

/// The value of an attribute of a tag, with the five entities of XML put back.
std::string attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    if (at == 0 || !(tag[at - 1] == ' ' || tag[at - 1] == '\t' || tag[at - 1] == '\n' || tag[at - 1] == '\r')) continue;
    std::size_t begin = tag.find_first_not_of(" \t\r\n", at + name.size());
    if (begin == std::string_view::npos || tag[begin] != '=') continue;
    begin = tag.find_first_not_of(" \t\r\n", begin + 1);
    if (begin == std::string_view::npos || (tag[begin] != '"' && tag[begin] != '\'')) continue;
    const auto end = tag.find(tag[begin], begin + 1);
    if (end == std::string_view::npos) return {};
    std::string value(tag.substr(begin + 1, end - begin - 1));
    for (const auto& [entity, sign] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}}) {
      const std::string_view written(entity);
      for (std::size_t found = value.find(written); found != std::string::npos; found = value.find(written, found + 1)) value.replace(found, written.size(), sign);
    }
    return value;
  }
  return {};
}

}  // namespace

void nameColladaNodes(std::string_view bytes, scene::Scene& scene) {
  std::unordered_map<std::string, Named> byId;
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    if (bytes.substr(at, 4) == "<!--") {
      at = bytes.find("-->", at);
      if (at == std::string_view::npos) break;
      continue;
    }
    if (bytes.substr(at, 5) != "<node" || at + 5 >= bytes.size() || std::string_view(" \t\r\n").find(bytes[at + 5]) == std::string_view::npos) continue;
    const auto end = bytes.find('>', at);
    if (end == std::string_view::npos) break;
    const auto tag = bytes.substr(at + 5, end - at - 5);
    const std::string id = attribute(tag, "id"), name = attribute(tag, "name");
    const bool isJoint = attribute(tag, "type") == "JOINT";
    if (!id.empty() && (!name.empty() || isJoint)) byId.emplace(id, Named{name.empty() ? id : name.substr(0, 1024), isJoint});
  }
  for (auto& node : scene.nodes) {
    const auto found = byId.find(node.name);
    if (found == byId.end()) continue;
    node.name = found->second.name;
    if (found->second.isJoint) node.kind = scene::NodeKind::Joint;
  }
}

}  // namespace core::io
