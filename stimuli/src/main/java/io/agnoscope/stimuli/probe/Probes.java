package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Message;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.scene.Action;
import io.agnoscope.stimuli.scene.Color;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Material;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes probes. Each is a pure function of the phrasing, the prefix, the seed and the index; probes
 * that differ in any of these share no draw. Stateless and thread-safe.
 */
public final class Probes {

  private static final List<Aspect> ASPECTS = List.of(Aspect.values());
  private static final List<TextFamily> TEXT_FAMILIES = List.of(TextFamily.values());
  private static final int IMAGE_PARTS = 2;
  private static final int ALL_PARTS = 3;

  private final Phrasing phrasing;

  public Probes(Phrasing phrasing) {
    this.phrasing = phrasing;
  }

  /**
   * A question about one aspect of a 64×64 picture, with 2 to 6 options.
   *
   * @param idPrefix says what the probe is for, such as {@code training}, {@code gate}, {@code
   *     live}; the id is {@code prefix-family-seed-index}
   */
  public Probe image(Aspect aspect, String idPrefix, long seed, long index) {
    String family = aspect.name().toLowerCase(Locale.ROOT);
    Randomness random = random(family, idPrefix, seed, index);
    Question question =
        switch (aspect) {
          case ENTITY ->
              TraitQuestions.ask(List.of(Kind.values()), Templates.ENTITY, phrasing, random);
          case COLOR ->
              TraitQuestions.ask(List.of(Color.values()), Templates.COLOR, phrasing, random);
          case MATERIAL ->
              TraitQuestions.ask(List.of(Material.values()), Templates.MATERIAL, phrasing, random);
          case ACTION ->
              TraitQuestions.ask(List.of(Action.values()), Templates.ACTION, phrasing, random);
          case NUMBER -> NumberQuestions.ask(phrasing, random);
          case SPATIAL -> SpatialQuestions.ask(phrasing, random);
        };
    Scene scene = question.scene();
    if (scene == null) {
      throw new IllegalStateException("a question about a picture needs a scene");
    }
    EncodedImage image = EncodedImage.of(SceneRenderer.render(scene));
    Sample sample =
        new Sample(
            id(family, idPrefix, seed, index),
            TaskClass.IMAGE_HEAVY,
            user(List.of(new Part.Picture(image.sha256()), new Part.Text(question.text()))),
            lettered(question.choices()),
            letter(question.gold()),
            aspect);
    return new Probe(sample, image, scene, family);
  }

  /** A question that its text alone answers, with 2 to 6 options; the rest as for pictures. */
  public Probe text(TextFamily family, String idPrefix, long seed, long index) {
    Randomness random = random(family.word(), idPrefix, seed, index);
    Question question =
        switch (family) {
          case ARITHMETIC -> ArithmeticQuestions.ask(phrasing, random);
          case ORDERING -> OrderingQuestions.ask(phrasing, random);
          case LOOKUP -> LookupQuestions.ask(phrasing, random);
        };
    Sample sample =
        new Sample(
            id(family.word(), idPrefix, seed, index),
            TaskClass.TEXT_HEAVY,
            user(List.of(new Part.Text(question.text()))),
            lettered(question.choices()),
            letter(question.gold()),
            null);
    return new Probe(sample, null, null, family.word());
  }

  /** Two pictures to one text on average; aspects uniform, and so are text families. */
  public Probe mixed(String idPrefix, long seed, long index) {
    Randomness random = random("mixed", idPrefix, seed, index);
    return random.nextInt(ALL_PARTS) < IMAGE_PARTS
        ? image(random.pick(ASPECTS), idPrefix, seed, index)
        : text(random.pick(TEXT_FAMILIES), idPrefix, seed, index);
  }

  private Randomness random(String family, String idPrefix, long seed, long index) {
    return Randomness.of(
        "probe", phrasing.name(), family, idPrefix, Long.toString(seed), Long.toString(index));
  }

  private static String id(String family, String idPrefix, long seed, long index) {
    return idPrefix + "-" + family + "-" + seed + "-" + index;
  }

  private static List<Message> user(List<Part> parts) {
    return List.of(new Message(Message.Role.USER, parts));
  }

  private static List<Option> lettered(List<String> choices) {
    List<Option> options = new ArrayList<>(choices.size());
    for (int i = 0; i < choices.size(); i++) {
      options.add(new Option(letter(i), choices.get(i)));
    }
    return options;
  }

  private static String letter(int index) {
    return String.valueOf((char) ('A' + index));
  }
}
