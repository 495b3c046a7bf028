#include "ui/metrics/report_words.h"

#include "ui/metrics/evaluation_dialog.h"
#include "ui/metrics/report_table_model.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <vector>

namespace ui {

namespace {

struct ReportWords {
  Q_DECLARE_TR_FUNCTIONS(ui::ReportWords)
};

// As core says them, %1 for what differs; tst_report_words asks that none of its metrics, variants and protocols is missing.
constexpr const char* kTexts[] = {
    QT_TRANSLATE_NOOP("ui::ReportWords", "Prompts shown"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Prompts of the list that at least 4 of 5 seeds show, by facts measured on the finished clip."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Clips that show it"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Clips in which every fact of their prompt holds."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Rank of the prompt"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean place of a clip's own prompt among all of the list, by distance in an evaluator's space; 1 is the best."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Own prompt nearest"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Clips to which no prompt of the list is nearer than their own."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Own prompt among 3"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Clips whose own prompt is among the 3 nearest of the list."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Taught moves shown"),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "Motions of taught captions whose nearest of all clips, the taught ones and those of moves that the model knew, is one of that caption."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Distance to the taught move"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "From a motion to the nearest clip that was taught for its caption; 1 is the mean distance between clips of different moves."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Known moves shown"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The same share for captions that the model knew before and that took no part in the teaching."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Distance to the caption, taught"),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "From a motion to its own caption, in the space of an evaluator that took no part in generation or teaching: captions that were taught."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Distance to the caption, known"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The same for captions that the model knew before and that took no part in the teaching."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "FID"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Fréchet distance to the reference motions in the evaluator's space, equal counts on both sides."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "FID to own motions"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The same against the real motions that the captions belong to, as the papers take it; real motion itself would score 0."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "FID, unit vectors"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "FID after every embedding is scaled to length 1: how long the evaluator's vectors are, which tells little, no longer counts."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Diversity"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean distance of random pairs."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "MultiModality"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean distance of motions made from one and the same caption."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "R-precision, top 1"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "R-precision, top 2"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "R-precision, top 3"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Captions whose own motion is the nearest of its pool."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Captions whose own motion is among the 2 nearest of its pool."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Captions whose own motion is among the 3 nearest of its pool."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "R-precision, top 1, distinct captions"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The same with one motion for each caption, so that no two of a pool share theirs and real motion can reach 100 %."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "R-precision, top 3, distinct captions"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Own motion among the 3 nearest of a pool without equal captions."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "R-precision, top 1, unseen captions"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The same without captions that stand in training word for word or nearly: what is left cannot have been learned by heart."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "R-precision, top 3, unseen captions"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Own motion among the 3 nearest, without captions that stand in training word for word or nearly."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "MM-Dist"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean distance of a caption and its own motion."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "SRA, clean judge"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Style recognised by a classifier that shares no weights, seed and clips with the network that guides sampling."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "SRA, the paper's form"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Style recognised by the network that guides sampling: it is its own judge here, so this number flatters."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Content recognised"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Content recognised by a classifier that took no part in generation."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Foot skating"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Share of frames in which a low foot slides faster than 0.5 m/s. Real motion does not score 0."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Foot skating, as delivered"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The same after the program has locked the feet: what a person gets."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Aloft, s"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Longest time in a clip with no joint nearer to the floor than 3 cm and no free fall: floating. Climbing counts too."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Knee bend, degrees"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean bend of both knees while the trunk is upright."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Trunk lean, degrees"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean angle between trunk and vertical in the same frames."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Floor penetration, m"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean depth of the lowest joint under the floor."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Floating, m"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean height of the lowest joint over the floor, beyond 2 cm."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Jerk, m/s³"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean third derivative of the joints' positions."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Slide, mm per contact frame"),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "Horizontal step of a toe from frame to frame while it is still or near the floor. Measured as MBench does, without any network."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Hovering frames"),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "Frames in which contact does not carry the body: feet that glide along with the pelvis, on the floor or over it (MBench calls it Float)."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Jitter, mm/frame²"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean acceleration of the joints in the world and relative to the pelvis, added (MBench)."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Dynamic, mm/frame"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean speed of the joints in the world and relative to the pelvis, added (MBench): how much moves at all."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Sunk joints, mm"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Mean depth of those joints that are more than 5 mm below the lowest toe of the clip; 0 where none is."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Bone-length drift"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "(Longest - shortest) / mean length, mean over the bones."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "FID-U"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "FID-L"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "%1, judge on %2"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "%1, %2 judge"),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "Captions of the test split, each in a style drawn evenly from those that the models and the judge know; length as the caption's own motion."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Captions of the test split without a style; length as the caption's own motion."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Pairs of content and style that were held out of training completely, against the true motions of those pairs."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Labelled motions of the test split, inverted and done again in another style."),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "Each repetition deals the split's recordings into a reference half and a prompted half anew (windows and mirrored twins stay together) and "
                      "generates with new seeds; intervals are 1.96 standard deviations of the repetitions over the root of their number."),
    QT_TRANSLATE_NOOP(
        "ui::ReportWords",
        "%1 plain prompts, %2 seeds each, unstyled and in the styles named. A clip shows its prompt when every fact of the list holds on the finished motion; a prompt "
        "counts when at least %3 % of its seeds show it. Real recordings of these actions pass the same facts at least nine times in ten (tests/quality/README.md)."),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "The same questions before and after a teaching, with the same draws: the captions of the clips that were taught, and captions that the model knew "
                      "and that took no part in the teaching. What a motion shows is told by the nearest of a gallery, the clips that were taught and what the model "
                      "made of captions that it knew; near is measured on places, speeds and contacts of the body, without any network."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The model that was taught, as it was."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The taught model."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "before"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "after"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Teaching"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Real motions of the split, other recordings than the reference."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The whole model."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The whole model; an imported one as released: branches, guidance and order of the style's frames."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The text alone, without the style adaptor."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The style said in the prompt, without the style adaptor."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Of four draws the one that fits best: its words by the evaluator, its style by the guiding network."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Without classifier guidance."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Two descents of the classifier guidance for each gradient."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "A gradient of the classifier guidance for each descent, as published."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "DDIM in 50 steps, as published."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "One gradient of the classifier guidance for all descents of a step."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Style weight 0: classifier guidance alone makes the style."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Transfers by inpainting: the motion is given back above the turn instead of inverted."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Real motions through the autoencoder: the best that sampling in its latents can reach."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Real motions through the autoencoder."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "CrossDiff in 3D. Of our own: 50 steps, classifier-free guidance 2.5; imported: 1,000 without, as its authors sample."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "CrossDiff in 3D without classifier-free guidance."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "CrossDiff in 2D down to step %1 of 1,000, then in 3D; without guidance."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "ReMoDiffuse beside the two nearest clips of its library, with the mixture that was fitted for it."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The same without any clip beside it."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The same with the mixture that its authors fitted for theirs."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The same with guidance that grows by 2 instead of 6.5."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The style of a clip as one vector; the path is the content's."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The style of a clip for the whole body; the path is the content's."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Every code drawn from all of its probabilities; it may end before the length asked for."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The same with the length that the model chooses, whatever is asked for: as published."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The likeliest code each time."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Drawn from the 50 likeliest codes."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Real motions to codes and back: the best that codes can reach."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "MDM with its own steps and classifier-free guidance 2.5."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "MDM without classifier-free guidance."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The imported model as released."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The text alone."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The style said in the prompt."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "%1 makes the motion from the text, and %2 gives it the style."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The prompts alone."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The prompts in the style %1."),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "Every FID here compares %1 motions with %1 reference motions. Few samples raise it, so the row \"real motion\" (%1 other real motions against the "
                      "same reference) is the floor, not 0."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Diversity uses %1 pairs, as many as there are motions."),
    QT_TRANSLATE_NOOP(
        "ui::ReportWords",
        "The split has few different captions: in the pools of the first repetition %1 pairs share one, so even real motion cannot reach 100 % R-precision."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "There is no full pool of %1 motions, so R-precision and MM-Dist are missing."),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "Of %1 different captions that may be asked, %2 (%3 %) stand word for word in training and %4 (%5 %) nearly (one word in %6 differs). "
                      "\"R-precision, unseen captions\" leaves both out."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "One evaluator only: no second opinion on FID."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "%1 of %2 repetitions are done."),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "There is no evaluator of motion and text, so FID, R-precision, MM-Dist and Diversity are missing: packaging/train-judges makes one."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "There is no style judge, so whether styles are recognised is missing: packaging/train-judges makes one."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "The style judge and the guiding network of %1 were trained from the same seed: the judge is not clean."),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "Motions were chosen by the evaluator that also ranks them: of the ranks, only those of another evaluator are independent. The facts are."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "No evaluator that reads captions: the rank of the prompt is missing."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "No judge of motion and text lies among the models (judges/evaluator-all.safetensors): distances to captions are not told."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Captions that nobody wrote are the words of the files' names."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Intervals (95 %) are over captions."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "After less before, caption by caption: %1: %2 points (%3 to %4)."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "After less before, caption by caption: %1: %2 (%3 to %4)."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "After less before, caption by caption: %1: %2."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "%1 was left out: %2."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "all"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "upper"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "lower"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "joints"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "style"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "content"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "nearest clip"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "our own evaluator on %1 features, movements and GRU, %2 numbers, %3"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "our own evaluator on joint positions, dilated convolutions, %1 numbers, %2"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "our own evaluator on %1 features, dilated convolutions, %2 numbers, %3"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "our own evaluator on joint positions, movements and GRU, %1 numbers, %2"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "the published text-to-motion evaluator, motions only, %1"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "classifier of %1 labels, seed %2, learned from the judges' half of the training clips"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "among %1 motions"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "of motion and text; took no part in generation or teaching"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "content weight"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "style weight"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "classifier scale"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "style shown by"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "each model's own"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "a clip of the test split, of another recording"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "the model's mean of the label"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "sampling steps"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "best of"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "clips"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "replayed motions"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "minutes"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "threads"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "model before"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "updates of the %1"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "%1 asked for, %2 taken"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "SMooDi, stylized motion"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "SMooDi, ablation"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "CrossDiff, HumanML3D"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "CrossDiff, KIT-ML"),
    QT_TRANSLATE_NOOP("ui::ReportWords",
                      "Second-hand, from summaries of the paper: not read from the paper itself. There a language model worded the style for \"ChatGPT + MLD\"; here the "
                      "data's own words do."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Second-hand, from summaries of the paper: not read from the paper itself."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "From summary pages of the paper; MDM's row as cited there carries an error in caption lengths that was fixed later."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "From summary pages of the paper; another set of motions, so no protocol of ours asks for it."),
    QT_TRANSLATE_NOOP("ui::ReportWords", "FID ↓"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "FID-U ↓"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "FID-L ↓"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "Foot skating ↓"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "MM Dist ↓"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "MM-Dist ↓"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "R-precision ↑"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "R-precision top 3 ↑"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "SRA ↑, its own judge"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "without cycle loss"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "without prior and cycle loss"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "without classifier guidance"),
    QT_TRANSLATE_NOOP("ui::ReportWords", "without adaptor"),
};

struct ReportTitle {
  const char *folder, *text;
};
constexpr ReportTitle kTitles[] = {
    {"stylized-learnt", QT_TRANSLATE_NOOP("ui::ReportWords", "Styles: the default model")},
    {"stylized-steps", QT_TRANSLATE_NOOP("ui::ReportWords", "Styles: 20 steps beside 50")},
    {"papers-styles", QT_TRANSLATE_NOOP("ui::ReportWords", "SMooDi's table, trained here")},
    {"papers-text", QT_TRANSLATE_NOOP("ui::ReportWords", "CrossDiff's table, trained here")},
    {"text-to-motion", QT_TRANSLATE_NOOP("ui::ReportWords", "Text alone: shipped models")},
    {"stylized-packed", QT_TRANSLATE_NOOP("ui::ReportWords", "Styles: the weights before")},
    {"stylized", QT_TRANSLATE_NOOP("ui::ReportWords", "Styles: a guidance sweep")},
    {"ablation-smoodi", QT_TRANSLATE_NOOP("ui::ReportWords", "Parts of SMooDi, one left out")},
    {"ablation-crossdiff", QT_TRANSLATE_NOOP("ui::ReportWords", "Parts of CrossDiff, one left out")},
};

struct Pattern {
  const char* text;
  QRegularExpression whole, begin;  // begin: of sentences only
  std::vector<int> places;          // which %n each group stands for
};

Pattern patternOf(const char* text) {
  Pattern made{text, {}, {}, {}};
  const QString source = QString::fromUtf8(text);
  QString expression;
  for (qsizetype i = 0; i < source.size(); ++i) {
    const bool isPlace = source[i] == u'%' && i + 1 < source.size() && source[i + 1].isDigit();
    if (!isPlace) {
      expression += QRegularExpression::escape(source.mid(i, 1));
      continue;
    }
    const int number = source[++i].digitValue();
    const auto known = std::find(made.places.begin(), made.places.end(), number);
    if (known != made.places.end()) {
      expression += QStringLiteral("\\%1").arg(known - made.places.begin() + 1);
    } else {
      made.places.push_back(number);
      expression += QStringLiteral("(.+?)");
    }
  }
  made.whole.setPattern(QRegularExpression::anchoredPattern(expression));
  if (source.endsWith(u'.')) made.begin.setPattern(QStringLiteral("\\A(?:%1)(?= |\\z)").arg(expression));
  return made;
}

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> made = [] {
    std::vector<Pattern> all;
    for (const char* text : kTexts) all.push_back(patternOf(text));
    return all;
  }();
  return made;
}

QString said(const Pattern& pattern, const QRegularExpressionMatch& match) {
  const QString text = ReportWords::tr(pattern.text);
  QString filled;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const bool isPlace = text[i] == u'%' && i + 1 < text.size() && text[i + 1].isDigit();
    const auto place = isPlace ? std::find(pattern.places.begin(), pattern.places.end(), text[i + 1].digitValue()) : pattern.places.end();
    if (place == pattern.places.end()) {
      filled += text[i];
      continue;
    }
    // What stands there may be a title of its own: "upper", "Known moves shown".
    filled += ReportWords::tr(match.captured(static_cast<int>(place - pattern.places.begin()) + 1).toUtf8().constData());
    ++i;
  }
  return filled;
}

}  // namespace

QString reportWords(const std::string& text) {
  const QString source = QString::fromStdString(text);
  if (source.isEmpty()) return {};
  if (const QString known = ReportWords::tr(text.c_str()); known != source) return known;
  for (const auto& pattern : patterns())
    if (const auto match = pattern.whole.match(source); match.hasMatch()) return said(pattern, match);
  // Several sentences: one after the other, the longest that is known.
  const Pattern* longest = nullptr;
  QRegularExpressionMatch best;
  for (const auto& pattern : patterns()) {
    if (pattern.begin.pattern().isEmpty()) continue;
    const auto match = pattern.begin.match(source);
    if (!match.hasMatch() || (longest && match.capturedLength() <= best.capturedLength())) continue;
    longest = &pattern;
    best = match;
  }
  if (!longest) return source;
  const QString rest = source.mid(best.capturedLength()).trimmed();
  return said(*longest, best) + (rest.isEmpty() ? QString() : u' ' + reportWords(rest.toStdString()));
}

QString metricTitle(const core::metrics::MetricInfo& info) {
  const auto comma = info.title.rfind(", ");
  const auto last = comma == std::string::npos ? std::string() : info.title.substr(comma + 2);
  const QString before = QString::fromStdString(info.title.substr(0, comma));
  if (last.starts_with("judge on ")) return ReportWords::tr("%1, judge on %2").arg(reportWords(before.toStdString()), reportWords(last.substr(9)));
  if (last.starts_with("published") && last.ends_with(" judge"))
    return ReportWords::tr("%1, %2 judge").arg(reportWords(before.toStdString()), QString::fromStdString(last.substr(0, last.size() - 6)));
  return reportWords(info.title);
}

QString rowName(const core::metrics::ReportRow& row) {
  if (row.isReal) return ReportTableModel::tr("real motion");
  const bool isOfTeaching = row.name == "before" || row.name == "after";
  return isOfTeaching ? reportWords(row.name) : QString::fromStdString(row.name);
}

QString protocolTitle(const std::string& protocol) {
  if (protocol == "teach") return ReportWords::tr("Teaching");
  const QString title = EvaluationDialog::protocolTitle(protocol);
  return title.isEmpty() ? QString::fromStdString(protocol) : title;
}

QString shippedReportTitle(const QString& folder) {
  const auto* found = std::find_if(std::begin(kTitles), std::end(kTitles), [&](const ReportTitle& one) { return folder == QLatin1String(one.folder); });
  return found == std::end(kTitles) ? QString() : ReportWords::tr(found->text);
}

}  // namespace ui
