package io.agnoscope.vlm.training;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.FineTuning;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.TrainingItem;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.tokenizer.Encoding;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What one step of fine-tuning computes with, as named arrays: for other implementations of the
 * network and its objective, to be compared with this one.
 */
public final class BatchArrays {

  private BatchArrays() {}

  /** The batch's rows as fine-tuning encodes them: clean prompts first, then the perturbed ones. */
  public static Encoding encoding(Vocabulary vocabulary, List<TrainingItem> batch) {
    return TuningRows.of(batch).encoding(vocabulary);
  }

  /**
   * Inputs and targets by name. Inputs are named and shaped as in {@link Encoding}, but that equal
   * stems have equal small numbers, and those of the clean rows by themselves are there again,
   * after {@code clean.}; {@code layout} is the number of places for context and for question.
   * Targets are named as in {@link Supervision}, after {@code targets.}; {@code origin} is the
   * clean row of each perturbed one, {@code labelled} is 1 for clean rows with a known answer,
   * {@code imageHeavy} and {@code textHeavy} are 1 for rows of that task class.
   */
  public static Map<String, Tensor> of(
      Vocabulary vocabulary, FineTuning settings, List<TrainingItem> batch) {
    TuningRows rows = TuningRows.of(batch);
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    arrays.put("origin", numbers(rows.origins().stream().mapToLong(Integer::longValue).toArray()));
    arrays.put(
        "labelled", numbers(batch.stream().mapToLong(item -> item.answer() < 0 ? 0 : 1).toArray()));
    arrays.put("imageHeavy", numbers(rows, TaskClass.IMAGE_HEAVY));
    arrays.put("textHeavy", numbers(rows, TaskClass.TEXT_HEAVY));
    Encoding encoding = rows.encoding(vocabulary);
    putInputs(arrays, "", encoding);
    putInputs(arrays, "clean.", rows.cleanEncoding(vocabulary));
    Supervision targets = Teacher.of(rows.examples()).in(encoding.layout());
    putTargets(arrays, targets, rows.answers((float) settings.perturbedWeight()));
    return arrays;
  }

  /**
   * The noise that the adversarial part of a step starts from: {@code words} [rows, tokens, width]
   * and {@code image} [rows, PATCHES, width], of the rows of either task class above.
   *
   * @param step counted from 0
   */
  public static Map<String, Tensor> noise(
      Checkpoint checkpoint, FineTuning settings, List<TrainingItem> batch, long step) {
    TuningRows rows = TuningRows.of(batch);
    int[] movable = rows.movable();
    int width = checkpoint.architecture().width();
    Encoding all = rows.encoding(checkpoint.vocabulary());
    Adversary.Rows chosen =
        new Adversary.Rows(
            movable,
            IntStream.of(movable).mapToObj(rows::taskClass).toArray(TaskClass[]::new),
            rows.encoding(checkpoint.vocabulary(), all.layout(), movable),
            new float[0]);
    Randomness random = Adversary.random(settings.seed(), step);
    double epsilon = settings.adversarial().epsilon();
    Noise words = new Noise(Adversary.words(chosen), width, epsilon, random.split(Adversary.WORDS));
    Noise image = new Noise(Adversary.image(chosen), width, epsilon, random.split(Adversary.IMAGE));
    return Map.of(
        "words",
        new Tensor(List.of(movable.length, all.layout().tokens(), width), words.values()),
        "image",
        new Tensor(List.of(movable.length, Architecture.PATCHES, width), image.values()));
  }

  private static void putInputs(Map<String, Tensor> all, String prefix, Encoding e) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    arrays.put("layout", numbers(new long[] {e.layout().context(), e.layout().question()}));
    int n = e.size();
    int words = e.layout().words();
    int text = e.layout().text();
    int options = e.layout().options();
    List<Integer> images = List.of(e.differentImages(), Raster.SIDE, Raster.SIDE, 3);
    arrays.put("images", new Tensor(images, e.images()));
    arrays.put("imageOf", numbers(e.imageOf()));
    arrays.put("ids", shaped(numbers(e.ids()), n, words));
    arrays.put("stems", shaped(numbers(ranked(e.stems())), n, words));
    List<Integer> numerals = List.of(n, words, Architecture.NUMERAL_FEATURES);
    arrays.put("numeralFeatures", new Tensor(numerals, e.numeralFeatures()));
    arrays.put("values", new Tensor(List.of(n, text), e.values()));
    arrays.put("present", new Tensor(List.of(n, words), e.present()));
    arrays.put("optionValues", new Tensor(List.of(n, options), e.optionValues()));
    arrays.put("optionNumeral", new Tensor(List.of(n, options), e.optionNumeral()));
    arrays.put("optionPresent", new Tensor(List.of(n, options), e.optionPresent()));
    arrays.forEach((name, tensor) -> all.put(prefix + name, tensor));
  }

  private static void putTargets(Map<String, Tensor> arrays, Supervision s, float[] answers) {
    Map<String, Tensor> targets = new LinkedHashMap<>();
    int n = s.size();
    int patches = Architecture.PATCHES;
    int tokens = s.layout().tokens();
    int text = s.layout().text();
    targets.put("answers", new Tensor(List.of(n, Architecture.OPTIONS), answers));
    targets.put("grounding", new Tensor(List.of(n, tokens, patches), s.grounding()));
    targets.put("groundingWeight", new Tensor(List.of(n, tokens, 1), s.groundingWeight()));
    targets.put("fitting", new Tensor(List.of(n, 1, patches), s.fitting()));
    targets.put("fittingWeight", new Tensor(List.of(n, 1, 1), s.fittingWeight()));
    targets.put("patches", new Tensor(List.of(n, patches, Supervision.CLASSES), s.patches()));
    targets.put("pointers", new Tensor(List.of(n, 2, s.layout().question()), s.pointers()));
    targets.put("signs", new Tensor(List.of(n, text, 1), s.signs()));
    targets.put("signWeight", new Tensor(List.of(n, text, 1), s.signWeight()));
    targets.forEach((name, tensor) -> arrays.put("targets." + name, tensor));
  }

  /** Hashes do not fit a float; which are equal does. */
  private static long[] ranked(long[] hashes) {
    Map<Long, Long> ranks = new HashMap<>(Map.of(0L, 0L));
    return LongStream.of(hashes)
        .map(hash -> ranks.computeIfAbsent(hash, unseen -> (long) ranks.size()))
        .toArray();
  }

  private static Tensor numbers(TuningRows rows, TaskClass taskClass) {
    return numbers(
        IntStream.range(0, rows.size())
            .mapToLong(row -> rows.taskClass(row) == taskClass ? 1 : 0)
            .toArray());
  }

  private static Tensor numbers(long[] whole) {
    float[] values = new float[whole.length];
    IntStream.range(0, whole.length).forEach(i -> values[i] = whole[i]);
    return new Tensor(List.of(whole.length), values);
  }

  private static Tensor shaped(Tensor flat, int rows, int columns) {
    return new Tensor(List.of(rows, columns), flat.values());
  }
}
