package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.sample.Aspect;
import java.util.List;

/**
 * How the questions about one aspect are worded; {it} and {them} stand for the subject, {value} for
 * a value, {one} for the subject named as a thing of the value's kind.
 *
 * @param what questions for the value
 * @param judged questions whether the value is true
 * @param statements sentences that claim the value
 */
record Wordings(List<String> what, List<String> judged, List<String> statements) {

  private static final Wordings ENTITY =
      new Wordings(
          List.of("What is {it}?", "What kind of thing is {it}?", "Say what {it} is."),
          List.of(
              "Is there {one} in the picture?",
              "Does the picture show {one}?",
              "Can you see {one} here?"),
          List.of(
              "{It} is {value}.",
              "{It} in the picture is {value}.",
              "What you see there as {it} is {value}."));

  private static final Wordings NUMBER =
      new Wordings(
          List.of(
              "How many {them} are there?",
              "How many {them} do you see in the picture?",
              "Count the {them}."),
          List.of(
              "Is the number of {them} {value}?",
              "Is {value} the number of {them} in the picture?",
              "Does counting the {them} give {value}?"),
          List.of(
              "The number of {them} is {value}.",
              "The number of {them} in the picture is {value}.",
              "Counting the {them} gives {value}."));

  private static final Wordings COLOR =
      new Wordings(
          List.of("What color is {it}?", "Which color does {it} have?", "Name the color of {it}."),
          List.of(
              "Is {it} {value}?", "Is the color of {it} {value}?", "Is {value} the color of {it}?"),
          List.of(
              "{It} is {value}.",
              "The color of {it} is {value}.",
              "The picture shows {it} in {value}."));

  private static final Wordings MATERIAL =
      new Wordings(
          List.of(
              "What is {it} made of?",
              "Which material is {it} made of?",
              "Name the material of {it}."),
          List.of(
              "Is {it} made of {value}?",
              "Is the material of {it} {value}?",
              "Is {value} what {it} is made of?"),
          List.of(
              "{It} is made of {value}.",
              "The material of {it} is {value}.",
              "{It} in the picture is made of {value}."));

  private static final Wordings ACTION =
      new Wordings(
          List.of(
              "What is {it} doing?", "Which action is {it} doing?", "Tell me what {it} is doing."),
          List.of(
              "Is {it} {value}?",
              "Do you see {it} {value}?",
              "Does the picture show {it} {value}?"),
          List.of("{It} is {value}.", "You see {it} {value}.", "The picture shows {it} {value}."));

  private static final Wordings SPATIAL =
      new Wordings(
          List.of("Where is {it}?", "Where in the picture is {it}?", "Say where {it} is."),
          List.of(
              "Is {it} {value}?",
              "Do you see {it} {value}?",
              "Does the picture show {it} {value}?"),
          List.of("{It} is {value}.", "You see {it} {value}.", "The picture shows {it} {value}."));

  /** What stands before a sentence with a blank. */
  static final List<String> BLANK =
      List.of("Fill in the blank: {}", "Complete the sentence: {}", "Which words are missing? {}");

  /** What stands around a false sentence. */
  static final List<String> CORRECTION =
      List.of(
          "\"{}\" This is wrong. Which sentence is right?",
          "Somebody says: \"{}\" That is not true. What is true?",
          "The sentence \"{}\" is false. Choose the one that corrects it.");

  /** The wordings for an aspect. */
  static Wordings of(Aspect aspect) {
    return switch (aspect) {
      case ENTITY -> ENTITY;
      case NUMBER -> NUMBER;
      case COLOR -> COLOR;
      case MATERIAL -> MATERIAL;
      case ACTION -> ACTION;
      case SPATIAL -> SPATIAL;
    };
  }
}
