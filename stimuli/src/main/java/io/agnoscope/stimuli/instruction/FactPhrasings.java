package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.sample.Aspect;
import java.util.List;

/**
 * How facts about one aspect are said. {it} stands for what is mentioned, {value} for its trait,
 * {them} for what is counted, {so many} for the number with what is counted, {are} for the verb
 * that fits it, {side} and {anchor} for a place.
 *
 * @param questions ask for the value
 * @param answers tell it to who asked
 * @param statements claim it to somebody who may doubt it
 */
record FactPhrasings(List<String> questions, List<String> answers, List<String> statements) {

  private static final FactPhrasings ENTITY =
      new FactPhrasings(
          List.of(
              "What is {it}?",
              "Which shape does {it} have?",
              "Can you tell me what {it} is?",
              "Please name the shape of {it}.",
              "What kind of shape is {it}?"),
          List.of(
              "{It} is {value}.",
              "It is {value}.",
              "That is {value}.",
              "I see {value} there.",
              "Its shape is that of {value}."),
          List.of(
              "{It} is {value}.",
              "{It} in the picture is {value}.",
              "{It} is shaped like {value}."));

  private static final FactPhrasings NUMBER =
      new FactPhrasings(
          List.of(
              "How many {them} are there?",
              "How many {them} can you see in the picture?",
              "What is the number of {them}?",
              "Please count the {them}.",
              "How many {them} does the picture show?"),
          List.of(
              "There {are} {so many}.",
              "{so many}.",
              "The picture shows {so many}.",
              "I see {so many}.",
              "I count {value}."),
          List.of(
              "There {are} {so many} in the picture.",
              "The picture shows {so many}.",
              "The number of {them} is {value}."));

  private static final FactPhrasings COLOR =
      new FactPhrasings(
          List.of(
              "What color is {it}?",
              "Which color does {it} have?",
              "Can you tell me the color of {it}?",
              "In which color do you see {it}?",
              "What is the color of {it}?"),
          List.of(
              "{It} is {value}.",
              "It is {value}.",
              "Its color is {value}.",
              "The color of {it} is {value}.",
              "It looks {value}."),
          List.of(
              "{It} is {value}.", "The color of {it} is {value}.", "{It} has the color {value}."));

  private static final FactPhrasings MATERIAL =
      new FactPhrasings(
          List.of(
              "What is {it} made of?",
              "Which material is {it} made of?",
              "Can you tell what {it} is made of?",
              "What is the material of {it}?",
              "Please name the material of {it}."),
          List.of(
              "{It} is made of {value}.",
              "It is made of {value}.",
              "It consists of {value}.",
              "Its material is {value}.",
              "The material is {value}."),
          List.of(
              "{It} is made of {value}.",
              "The material of {it} is {value}.",
              "{It} consists of {value}."));

  private static final FactPhrasings ACTION =
      new FactPhrasings(
          List.of(
              "What is {it} doing?",
              "What do you see {it} doing?",
              "Can you tell me what {it} is doing?",
              "Please say what {it} is doing.",
              "Which action does {it} perform?"),
          List.of(
              "{It} is {value}.",
              "It is {value}.",
              "I see that it is {value}.",
              "The picture shows it {value}.",
              "You see it {value}."),
          List.of(
              "{It} is {value}.", "{It} in the picture is {value}.", "You can see {it} {value}."));

  private static final FactPhrasings SPATIAL =
      new FactPhrasings(
          List.of(
              "Where is {it}, as seen from {anchor}?",
              "Where is {it} relative to {anchor}?",
              "On which side of {anchor} is {it}?",
              "Can you tell me where {it} is, compared to {anchor}?",
              "In which direction from {anchor} do you find {it}?"),
          List.of(
              "{It} is {side} {anchor}.",
              "It is {side} {anchor}.",
              "{Side} {anchor}.",
              "You find it {side} {anchor}.",
              "It lies {side} {anchor}."),
          List.of(
              "{It} is {side} {anchor}.",
              "You find {it} {side} {anchor}.",
              "{Side} {anchor} you see {it}."));

  /** The phrasings for an aspect. */
  static FactPhrasings of(Aspect aspect) {
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
