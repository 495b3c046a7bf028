#pragma once

#include "core/families/model_family.h"

namespace core::families {

/// T2M-GPT (Zhang et al. 2023): motions as codes of a tokenizer, written one after the other by a transformer that reads the text. Our compact
/// model and the authors' files.
ModelFamily t2mGptFamily();

}  // namespace core::families
