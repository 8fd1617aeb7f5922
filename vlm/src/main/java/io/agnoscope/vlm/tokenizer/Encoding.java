package io.agnoscope.vlm.tokenizer;

import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.blocks.Architecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A batch of prompts as flat arrays, row after row, ready to be copied to the engine.
 *
 * @param images [D, 3, 64, 64], the D different ones only; all zero stands for no image
 * @param imageOf [B] which of them each row shows
 * @param ids [B, WORDS]
 * @param stems [B, WORDS] the same number for words that differ only in how they compare: taller,
 *     tallest; 0 where there is no word
 * @param numeralFeatures [B, WORDS, NUMERAL_FEATURES]; zero for words that are no numerals
 * @param values [B, TEXT] the numeral's value, zero for other words
 * @param present [B, WORDS] 1 where there is a word
 * @param optionValues [B, OPTIONS] the value of an option that is a single numeral
 * @param optionNumeral [B, OPTIONS] 1 where there is such a value
 * @param optionPresent [B, OPTIONS] 1 where there is an option
 */
@SuppressWarnings("ArrayRecordComponent") // plain carriers of many numbers
public record Encoding(
    int size,
    float[] images,
    long[] imageOf,
    long[] ids,
    long[] stems,
    float[] numeralFeatures,
    float[] values,
    float[] present,
    float[] optionValues,
    float[] optionNumeral,
    float[] optionPresent) {

  /** Encodes prompts whose words are already in their places. */
  public static Encoding of(Vocabulary vocabulary, List<Prompt> prompts, List<TextTokens> tokens) {
    int n = prompts.size();
    long[] imageOf = new long[n];
    float[] images = images(prompts, imageOf);
    Encoding encoding =
        new Encoding(
            n,
            images,
            imageOf,
            new long[n * Architecture.WORDS],
            new long[n * Architecture.WORDS],
            new float[n * Architecture.WORDS * Architecture.NUMERAL_FEATURES],
            new float[n * Architecture.TEXT],
            new float[n * Architecture.WORDS],
            new float[n * Architecture.OPTIONS],
            new float[n * Architecture.OPTIONS],
            new float[n * Architecture.OPTIONS]);
    for (int row = 0; row < n; row++) {
      encoding.putWords(vocabulary, row, tokens.get(row));
      encoding.putOptions(row, tokens.get(row));
    }
    return encoding;
  }

  /** The Views of one Sample mostly show the same picture: it is looked at once. */
  private static float[] images(List<Prompt> prompts, long[] imageOf) {
    Map<Optional<Raster>, Integer> places = new LinkedHashMap<>();
    for (int row = 0; row < imageOf.length; row++) {
      Optional<Raster> image = Optional.ofNullable(prompts.get(row).image());
      imageOf[row] = places.computeIfAbsent(image, any -> places.size());
    }
    float[] images = new float[places.size() * Raster.BYTES];
    places.forEach(
        (image, place) -> image.ifPresent(raster -> raster.copyTo(images, place * Raster.BYTES)));
    return images;
  }

  private void putWords(Vocabulary vocabulary, int row, TextTokens tokens) {
    for (int i = 0; i < Architecture.WORDS; i++) {
      String word = tokens.words().get(i);
      if (word.isEmpty()) {
        continue;
      }
      int place = row * Architecture.WORDS + i;
      ids[place] = vocabulary.id(word);
      stems[place] = Stems.key(word);
      present[place] = 1;
      OptionalDouble value = Numerals.valueOf(word);
      if (value.isPresent()) {
        putNumeral(place * Architecture.NUMERAL_FEATURES, value.getAsDouble());
        if (i < Architecture.TEXT) {
          values[row * Architecture.TEXT + i] = clip(value.getAsDouble());
        }
      }
    }
  }

  private void putOptions(int row, TextTokens tokens) {
    for (int option = 0; option < tokens.options(); option++) {
      int place = row * Architecture.OPTIONS + option;
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
