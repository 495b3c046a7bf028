#include "core/families/remodiffuse/remodiffuse_family.h"

#include "core/families/remodiffuse/remodiffuse_modules.h"

namespace core::families {

ModelFamily remodiffuseFamily() {
  return {.name = "remodiffuse",
          .title = "ReMoDiffuse",
          .can = {.generate = false},
          .recognises = [](const model::TensorMetadata&) { return false; },
          .load = [](const std::filesystem::path& file) -> Result<std::unique_ptr<LoadedModel>> {
            return Error{ErrorCode::Unsupported, file.string() + ": ReMoDiffuse runs module by module only"};
          },
          .addModules = addRemodiffuseModules};
}

}  // namespace core::families
