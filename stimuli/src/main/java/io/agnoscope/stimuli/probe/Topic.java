package io.agnoscope.stimuli.probe;

import java.util.List;

/**
 * Something that people differ in.
 *
 * @param fact how it is stated; {n} is the person, {v} the value
 * @param value wordings that ask for a person's value
 * @param person wordings that ask whose a value is
 */
record Topic(String fact, List<String> values, Templates value, Templates person) {

  static final List<Topic> ALL =
      List.of(
          new Topic(
              "{n} lives in {v}.",
              List.of("Rome", "Paris", "Oslo", "Lima", "Cairo", "Delhi", "Tokyo", "Boston"),
              new Templates(
                  List.of(
                      "Where does {n} live?",
                      "In which city does {n} live?",
                      "What is the city of {n}?",
                      "{n} lives where?",
                      "Tell me where {n} lives.",
                      "Name the city of {n}."),
                  List.of("Tell me the city of {n}.", "{n} lives in which city?")),
              whose("lives in {v}")),
          new Topic(
              "{n} likes {v}.",
              List.of("tea", "milk", "soup", "rice", "bread", "cheese", "fish", "cake"),
              new Templates(
                  List.of(
                      "What does {n} like?",
                      "Which food does {n} like?",
                      "What is the food of {n}?",
                      "{n} likes what?",
                      "Tell me what {n} likes.",
                      "Name the food of {n}."),
                  List.of("Tell me which food {n} likes.", "{n} likes which food?")),
              whose("likes {v}")),
          new Topic(
              "{n} has a {v}.",
              List.of("dog", "cat", "horse", "bird", "goat", "sheep", "rabbit", "duck"),
              new Templates(
                  List.of(
                      "What does {n} have?",
                      "Which animal does {n} have?",
                      "What is the animal of {n}?",
                      "{n} has what?",
                      "Tell me what {n} has.",
                      "Name the animal of {n}."),
                  List.of("Tell me which animal {n} has.", "{n} has which animal?")),
              whose("has a {v}")));

  private static Templates whose(String predicate) {
    return new Templates(
        List.of(
            "Who " + predicate + "?",
            "Who is it that " + predicate + "?",
            "Tell me who " + predicate + ".",
            "Which of them " + predicate + "?",
            "The one who " + predicate + " is who?",
            "What is the name of the one who " + predicate + "?"),
        List.of(
            "Which one " + predicate + "?", "Tell me the name of the one who " + predicate + "."));
  }
}
