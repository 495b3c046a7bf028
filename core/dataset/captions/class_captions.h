#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::dataset {

/// Further sentences about a file of a class: HDM05 has two captions a class, and trained on two sentences a model understands those two.
/// dataset as the caption files call it ("HDM05"), file as "bd_kickLFront_001.bvh". Empty where there is nothing to add.
std::vector<std::string> moreClassCaptions(std::string_view dataset, std::string_view file);

}  // namespace core::dataset
