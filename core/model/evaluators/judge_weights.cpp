#include "core/model/evaluators/judge_weights.h"

#include "core/checkpoint/module_weights.h"

#include <nlohmann/json.hpp>

namespace core::model {

Result<TrainedJudge> loadJudge(const TensorFile& file, const std::string& fileName) {
  auto config = configOf(file, "motion-judge", fileName);
  if (!config) return config.error();
  MotionJudgeOptions options;
  options.width = config->value("width", options.width);
  options.blocks = config->value("blocks", options.blocks);
  options.classes = config->value("classes", options.classes);
  options.dropout = config->value("dropout", options.dropout);
  TrainedJudge trained;
  trained.labels = config->value("labels", std::vector<std::string>{});
  trained.judge = MotionJudge(options);
  if (auto ok = loadParameters(*trained.judge, file.tensors, "judge.", fileName); !ok) return ok.error();
  if (auto ok = loadNormalization(file, fileName, trained.mean, trained.std); !ok) return ok.error();
  return trained;
}

}  // namespace core::model
