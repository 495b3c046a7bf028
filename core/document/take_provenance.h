#pragma once

#include "core/document/take.h"
#include "core/io/write/export_scene.h"

namespace core::document {

/// What made a take, for the files it is written into; of an imported one only the name of its file. The licence of the model's data is
/// not known here and stays empty. program: name and version of the program that writes.
io::Provenance provenanceOf(const Take& take, std::string program);

}  // namespace core::document
