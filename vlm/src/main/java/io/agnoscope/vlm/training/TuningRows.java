package io.agnoscope.vlm.training;

import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.vlm.Grounding;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.TrainingItem;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Layout;
import io.agnoscope.vlm.tokenizer.Encoding;
import io.agnoscope.vlm.tokenizer.TextTokens;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows of a batch of items: the clean prompt of each, then all perturbed ones.
 *
 * @param clean how many items there are
 * @param origins which item each perturbed row is of
 * @param classes of the items
 */
record TuningRows(
    List<Example> examples, int clean, List<Integer> origins, List<TaskClass> classes) {

  static TuningRows of(List<TrainingItem> batch) {
    List<Example> examples = new ArrayList<>();
    List<Integer> origins = new ArrayList<>();
    for (TrainingItem item : batch) {
      Grounding grounding = item.answer() == TrainingItem.UNKNOWN ? null : item.grounding();
      examples.add(
          grounding == null
              ? Example.of(item.clean(), item.answer(), null, "unknown")
              : Example.of(item.clean(), item.answer(), grounding.scene(), grounding.family()));
    }
    for (int i = 0; i < batch.size(); i++) {
      for (Prompt prompt : batch.get(i).aligned()) {
        examples.add(Example.of(prompt, batch.get(i).answer(), null, "perturbed"));
        origins.add(i);
      }
    }
    return new TuningRows(
        examples, batch.size(), origins, batch.stream().map(TrainingItem::taskClass).toList());
  }

  int size() {
    return examples.size();
  }

  /** The item that a row is of. */
  int item(int row) {
    return row < clean ? row : origins.get(row - clean);
  }

  /** The task class of a row's item. */
  TaskClass taskClass(int row) {
    return classes.get(item(row));
  }

  /** The rows in which a modality should not matter. */
  int[] movable() {
    return IntStream.range(0, size())
        .filter(row -> taskClass(row) != TaskClass.MULTIMODAL)
        .toArray();
  }

  /** All rows, in as few places as hold the words of each. */
  Encoding encoding(Vocabulary vocabulary) {
    return encoded(vocabulary, layout(examples), examples);
  }

  /** The clean rows by themselves, whose texts are shorter. */
  Encoding cleanEncoding(Vocabulary vocabulary) {
    return byThemselves(vocabulary, cleanExamples());
  }

  /** The perturbed rows by themselves, if there are any. */
  Optional<Encoding> perturbedEncoding(Vocabulary vocabulary) {
    return size() == clean
        ? Optional.empty()
        : Optional.of(byThemselves(vocabulary, examples.subList(clean, size())));
  }

  /** What is known of the clean rows. */
  List<Example> cleanExamples() {
    return examples.subList(0, clean);
  }

  private static Encoding byThemselves(Vocabulary vocabulary, List<Example> some) {
    return encoded(vocabulary, layout(some), some);
  }

  /** Some rows in the places of a layout. */
  Encoding encoding(Vocabulary vocabulary, Layout layout, int[] rows) {
    return encoded(vocabulary, layout, IntStream.of(rows).mapToObj(examples::get).toList());
  }

  /** Answers are compared option by option, so that there are places for all. */
  private static Layout layout(List<Example> examples) {
    return TextTokens.layout(examples.stream().map(Example::tokens).toList()).withAllOptions();
  }

  private static Encoding encoded(Vocabulary vocabulary, Layout layout, List<Example> examples) {
    return Encoding.of(
        vocabulary,
        layout,
        examples.stream().map(Example::prompt).toList(),
        examples.stream().map(Example::tokens).toList());
  }

  /**
   * The weights of the right options of all rows, [rows, OPTIONS].
   *
   * @param perturbed that of a perturbed row's; a clean row's is 1
   */
  float[] answers(float perturbed) {
    float[] answers = Teacher.answers(examples);
    for (int i = clean * Architecture.OPTIONS; i < answers.length; i++) {
      answers[i] *= perturbed;
    }
    return answers;
  }

  /**
   * Which item's clean answer each pair is compared with, [pairs, clean]: labelled ones with the
   * learner's own, others with the parent's.
   *
   * @param items of the pairs
   */
  float[] references(Collection<Integer> items, boolean labelled) {
    float[] select = new float[items.size() * clean];
    int pair = 0;
    for (int item : items) {
      boolean isLabelled = examples.get(item).answer() >= 0;
      select[pair * clean + item] = isLabelled == labelled ? 1 : 0;
      pair++;
    }
    return select;
  }

  /** Share of the labelled rows of a range that are answered right; NaN without any. */
  double accuracy(int[] chosen, int from, int to) {
    int right = 0;
    int labelled = 0;
    for (int i = from; i < to; i++) {
      labelled += examples.get(i).answer() >= 0 ? 1 : 0;
      right += examples.get(i).answer() == chosen[i] ? 1 : 0;
    }
    return labelled == 0 ? Double.NaN : (double) right / labelled;
  }
}
