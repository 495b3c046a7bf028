#pragma once

#include "core/document/undo_history.h"

#include <string>
#include <vector>

namespace core::document {

/// Several takes at once, as one step: motions that belong together.
class AddTakes : public Command {
 public:
  explicit AddTakes(std::vector<Take> takes, std::string title = "add takes") : takes_(std::move(takes)), title_(std::move(title)) {}
  std::string title() const override { return title_; }
  void apply(Project& project) override;
  void revert(Project& project) override;

 private:
  std::vector<Take> takes_;
  std::string title_;
};

}  // namespace core::document
