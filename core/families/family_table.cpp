#include "core/families/aberman/aberman_family.h"
#include "core/families/crossdiff/crossdiff_family.h"
#include "core/families/mdm/mdm_family.h"
#include "core/families/mld/mld_family.h"
#include "core/families/model_family.h"
#include "core/families/motion_puzzle/motion_puzzle_family.h"
#include "core/families/remodiffuse/remodiffuse_family.h"
#include "core/families/smoodi/smoodi_family.h"
#include "core/families/t2m_gpt/t2m_gpt_family.h"

#include <algorithm>
#include <utility>

namespace core::families {

const FamilyTable& modelFamilies() {
  static const FamilyTable table = {
      smoodiFamily(),        //
      mldFamily(),           //
      crossDiffFamily(),     //
      mdmFamily(),           //
      t2mGptFamily(),        //
      motionPuzzleFamily(),  //
      abermanFamily(),       //
      remodiffuseFamily(),   //
  };
  return table;
}

const ModelFamily* familyOf(const model::TensorMetadata& header, const FamilyTable& families) {
  const auto found = std::find_if(families.begin(), families.end(), [&](const ModelFamily& family) { return family.recognises(header); });
  return found == families.end() ? nullptr : &*found;
}

const Bundling& bundlingFor(const ModelFamily& family, const std::function<bool(const std::string& part)>& isNamed) {
  const auto fit = [&](const Bundling& bundling) {
    const auto named = std::count_if(bundling.parts.begin(), bundling.parts.end(), [&](const auto& part) { return isNamed(part.name); });
    return std::pair(named, named - static_cast<std::ptrdiff_t>(bundling.parts.size()));
  };
  return *std::max_element(family.bundlings.begin(), family.bundlings.end(), [&](const auto& a, const auto& b) { return fit(a) < fit(b); });
}

std::vector<model::ImportKind> importKinds(const FamilyTable& families) {
  std::vector<model::ImportKind> kinds, parts;
  for (const auto& family : families) {
    for (const auto& kind : family.imports) (&kind == &family.imports.front() ? kinds : parts).push_back(kind);
  }
  const auto shared = model::sharedImportKinds();
  kinds.insert(kinds.end(), parts.begin(), parts.end());
  kinds.insert(kinds.end(), shared.begin(), shared.end());
  return kinds;
}

}  // namespace core::families
