package io.agnoscope.stimuli.emma;

/**
 * What a question is about.
 *
 * @param definite singles out one thing: {@code the red star}; of a count, the things counted
 * @param plural the same as many: {@code red stars}
 * @param described how a thing of some kind is named if it is this one, {@code {}} for its kind:
 *     {@code red {}}
 */
public record Subject(String definite, String plural, String described) {

  /** One thing that is not asked for its kind and not counted. */
  public static Subject one(String definite) {
    return new Subject(definite, "", "");
  }

  /** One thing that is asked for its kind. */
  public static Subject unnamed(String definite, String described) {
    return new Subject(definite, "", described);
  }

  /** Things to be counted. */
  public static Subject many(String plural) {
    return new Subject("the " + plural, plural, "");
  }

  /** The indefinite naming if it were a thing of this kind: {@code an orange star}. */
  String asA(Value kind) {
    return Grammar.withArticle(described.replace("{}", kind.word()));
  }
}
