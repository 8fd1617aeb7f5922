package io.agnoscope.vlm.tokenizer;

import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * A batch of prompts as flat arrays, row after row, ready to be copied to the engine. Views of one
 * Sample mostly show the same picture or the same words: what is the same is there once. The U
 * different texts come with their options.
 *
 * @param layout how many places for words there are
 * @param images [D, 64, 64, 3], the D different ones only; all zero stands for no image
 * @param imageOf [B] which of them each row shows
 * @param textOf [B] which of the U different texts each row has
 * @param ids [U, words]
 * @param stems [U, words] the same number for words that differ only in how they compare: taller,
 *     tallest; 0 where there is no word
 * @param numeralFeatures [U, words, NUMERAL_FEATURES]; zero for words that are no numerals
 * @param values [U, text] the numeral's value, zero for other words
 * @param present [U, words] 1 where there is a word
 * @param optionValues [U, options] the value of an option that is a single numeral
 * @param optionNumeral [U, options] 1 where there is such a value
 * @param optionPresent [U, options] 1 where there is an option
 */
@SuppressWarnings("ArrayRecordComponent") // plain carriers of many numbers
public record Encoding(
    Layout layout,
    float[] images,
    long[] imageOf,
    long[] textOf,
    long[] ids,
    long[] stems,
    float[] numeralFeatures,
    float[] values,
    float[] present,
    float[] optionValues,
    float[] optionNumeral,
    float[] optionPresent) {

  /**
   * Encodes prompts whose words are already in their places, each row's text apart, in all the
   * places that the network has.
   */
  public static Encoding of(Vocabulary vocabulary, List<Prompt> prompts, List<TextTokens> tokens) {
    return of(vocabulary, Layout.FULL, prompts, tokens);
  }

  /**
   * Encodes prompts whose words are already in their places, each row's text apart, for training.
   *
   * @param layout that has a place for each of their words; see {@link TextTokens#layout}
   */
  public static Encoding of(
      Vocabulary vocabulary, Layout layout, List<Prompt> prompts, List<TextTokens> tokens) {
    long[] textOf = LongStream.range(0, prompts.size()).toArray();
    return of(vocabulary, layout, prompts, textOf, tokens);
  }

  /** Encodes prompts with as many places as they need, equal texts with equal options once. */
  public static Encoding shared(Vocabulary vocabulary, List<Prompt> prompts) {
    Map<Text, Integer> places = new LinkedHashMap<>();
    long[] textOf = new long[prompts.size()];
    for (int row = 0; row < textOf.length; row++) {
      Prompt prompt = prompts.get(row);
      textOf[row] =
          places.computeIfAbsent(
              new Text(prompt.text(), prompt.options()), unseen -> places.size());
    }
    List<TextTokens> tokens =
        places.keySet().stream().map(text -> TextTokens.of(text.text(), text.options())).toList();
    return of(vocabulary, TextTokens.layout(tokens), prompts, textOf, tokens);
  }

  private record Text(String text, List<String> options) {}

  private static Encoding of(
      Vocabulary vocabulary,
      Layout layout,
      List<Prompt> prompts,
      long[] textOf,
      List<TextTokens> tokens) {
    int n = tokens.size();
    long[] imageOf = new long[prompts.size()];
    float[] images = images(prompts, imageOf);
    Encoding encoding =
        new Encoding(
            layout,
            images,
            imageOf,
            textOf,
            new long[n * layout.words()],
            new long[n * layout.words()],
            new float[n * layout.words() * Architecture.NUMERAL_FEATURES],
            new float[n * layout.text()],
            new float[n * layout.words()],
            new float[n * layout.options()],
            new float[n * layout.options()],
            new float[n * layout.options()]);
    for (int text = 0; text < n; text++) {
      encoding.putWords(vocabulary, text, tokens.get(text));
      encoding.putOptions(text, tokens.get(text));
    }
    return encoding;
  }

  /** How many rows the batch has. */
  public int size() {
    return imageOf.length;
  }

  /** How many different images there are. */
  public int differentImages() {
    return images.length / Raster.BYTES;
  }

  /** How many different texts there are. */
  public int differentTexts() {
    return ids.length / layout.words();
  }

  private static float[] images(List<Prompt> prompts, long[] imageOf) {
    Map<Optional<Raster>, Integer> places = new LinkedHashMap<>();
    for (int row = 0; row < imageOf.length; row++) {
      Optional<Raster> image = Optional.ofNullable(prompts.get(row).image());
      imageOf[row] = places.computeIfAbsent(image, unseen -> places.size());
    }
    float[] images = new float[places.size() * Raster.BYTES];
    places.forEach(
        (image, place) -> image.ifPresent(raster -> raster.copyTo(images, place * Raster.BYTES)));
    return images;
  }

  private void putWords(Vocabulary vocabulary, int text, TextTokens tokens) {
    for (int i = 0; i < layout.words(); i++) {
      String word = tokens.words().get(layout.placeOfWord(i));
      if (word.isEmpty()) {
        continue;
      }
      int place = text * layout.words() + i;
      ids[place] = vocabulary.id(word);
      stems[place] = Stems.key(word);
      present[place] = 1;
      OptionalDouble value = Numerals.valueOf(word);
      if (value.isPresent()) {
        putNumeral(place * Architecture.NUMERAL_FEATURES, value.getAsDouble());
        if (i < layout.text()) {
          values[text * layout.text() + i] = clip(value.getAsDouble());
        }
      }
    }
  }

  private void putOptions(int text, TextTokens tokens) {
    for (int option = 0; option < tokens.options(); option++) {
      int place = text * layout.options() + option;
      optionPresent[place] = 1;
      double[] found =
          tokens.option(option).stream()
              .map(Numerals::valueOf)
              .flatMapToDouble(OptionalDouble::stream)
              .toArray();
      if (found.length == 1) {
        optionValues[place] = clip(found[0]);
        optionNumeral[place] = 1;
      }
    }
  }

  private void putNumeral(int from, double value) {
    double bounded = clip(value);
    double angle = 2 * Math.PI * bounded / 10;
    double[] features = {
      1,
      Math.min(bounded, 10) / 10,
      Math.min(bounded, 200) / 100,
      Math.log1p(bounded) / 4,
      Math.sin(angle),
      Math.cos(angle),
      bounded == 0 ? 1 : 0,
      bounded == 1 ? 1 : 0
    };
    for (int i = 0; i < features.length; i++) {
      numeralFeatures[from + i] = (float) features[i];
    }
  }

  /** Values far outside of what was learned would drown everything else. */
  private static float clip(double value) {
    return (float) Math.min(value, 10_000);
  }
}
