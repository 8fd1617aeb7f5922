package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import java.util.List;
import java.util.Locale;

/** Wordings of one sort of question: those to train on, and those held out. */
record Templates(List<String> training, List<String> heldOut) {

  static final Templates ENTITY =
      new Templates(
          List.of(
              "What shape is {it}?",
              "Which shape is {it}?",
              "What kind of shape is {it}?",
              "Name the shape of {it}.",
              "Tell me the shape of {it}.",
              "{It} has which shape?"),
          List.of("What is the shape of {it}?", "Tell me which kind of shape {it} is."));

  static final Templates COLOR =
      new Templates(
          List.of(
              "What color is {it}?",
              "Which color is {it}?",
              "What is the color of {it}?",
              "{It} has which color?",
              "The color of {it} is what?",
              "Tell me what color {it} is."),
          List.of("Name the color of {it}.", "Tell me the color of {it}."));

  static final Templates MATERIAL =
      new Templates(
          List.of(
              "What is {it} made of?",
              "Which material is {it} made of?",
              "What material is {it}?",
              "Name the material of {it}.",
              "{It} is made of what?",
              "Tell me what {it} is made of."),
          List.of("What is the material of {it}?", "{It} is made of which material?"));

  static final Templates ACTION =
      new Templates(
          List.of(
              "What is {it} doing?",
              "Which action is {it} doing?",
              "What is the action of {it}?",
              "{It} is doing what?",
              "Tell me the action of {it}.",
              "What does {it} do?"),
          List.of("Tell me what {it} is doing.", "Name the action of {it}."));

  static final Templates NUMBER =
      new Templates(
          List.of(
              "How many {them} are there?",
              "How many {them} are in the picture?",
              "How many {them} do you see?",
              "Count the {them}.",
              "What is the number of {them}?",
              "Tell me how many {them} there are."),
          List.of("Count the {them} in the picture.", "Name the number of {them}."));

  static final Templates RELATION =
      new Templates(
          List.of(
              "Where is {a} relative to {b}?",
              "Relative to {b}, where is {a}?",
              "What is the position of {a} relative to {b}?",
              "On which side of {b} is {a}?",
              "Seen from {b}, where is {a}?",
              "{A} is where, relative to {b}?"),
          List.of(
              "Tell me where {a} is relative to {b}.", "Name the position of {a} seen from {b}."));

  static final Templates WHICH_IS_THERE =
      new Templates(
          List.of(
              "What is {there} {b}?",
              "What shape is {there} {b}?",
              "Which shape is {there} {b}?",
              "Name the shape {there} {b}.",
              "What do you see {there} {b}?",
              "Which object is {there} {b}?"),
          List.of("Tell me the shape {there} {b}.", "What kind of object is {there} {b}?"));

  /** All wordings of questions about pictures. */
  static final List<Templates> OF_PICTURES =
      List.of(ENTITY, COLOR, MATERIAL, ACTION, NUMBER, RELATION, WHICH_IS_THERE);

  /** One wording of the set. */
  String pick(Phrasing phrasing, Randomness random) {
    return random.pick(
        switch (phrasing) {
          case TRAINING -> training;
          case HELD_OUT -> heldOut;
        });
  }

  /**
   * A wording with its slots filled: {name} by the value, {Name} by the value with a capital.
   *
   * @param slots names and values in turn
   */
  static String fill(String template, String... slots) {
    String filled = template;
    for (int i = 0; i < slots.length; i += 2) {
      filled =
          filled
              .replace("{" + slots[i] + "}", slots[i + 1])
              .replace("{" + capital(slots[i]) + "}", capital(slots[i + 1]));
    }
    return filled;
  }

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
