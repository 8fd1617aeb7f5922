package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.emma.Grammar;
import io.agnoscope.stimuli.probe.Referent;
import io.agnoscope.stimuli.probe.Relation;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Trait;
import java.util.List;

/** Puts facts into words: as a question, as its answer, as a statement. */
final class FactWords {

  private static final List<String> NUMBERS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven");

  private FactWords() {}

  /** Asks for the fact's value. */
  static String question(SceneFact fact, Randomness random) {
    return filled(random.pick(FactPhrasings.of(fact.aspect()).questions()), fact, true);
  }

  /** Tells the fact, as an answer to a question that named what it is about. */
  static String answer(SceneFact fact, Randomness random) {
    return filled(random.pick(FactPhrasings.of(fact.aspect()).answers()), fact, false);
  }

  /** One of the ways to claim a fact; the same way fits a falsified one. */
  static String statement(SceneFact fact, Randomness random) {
    return random.pick(FactPhrasings.of(fact.aspect()).statements());
  }

  /** A way to claim a fact, filled in. */
  static String filled(String phrasing, SceneFact fact, boolean asked) {
    return switch (fact) {
      case SceneFact.OfTrait(var mention, var value) ->
          named(phrasing, asked ? mention.asked() : mention.answered())
              .replace("{value}", word(value));
      case SceneFact.OfNumber(var counted, var value) ->
          Grammar.capital(
              phrasing
                  .replace("{them}", counted.plural())
                  .replace("{are}", value == 1 ? "is" : "are")
                  .replace("{value}", value == 0 ? "zero" : NUMBERS.get(value))
                  .replace("{so many}", NUMBERS.get(value) + " " + things(counted, value)));
      case SceneFact.OfPlace(var mention, var value, var anchor) ->
          named(phrasing, asked ? mention.asked() : mention.answered())
              .replace("{anchor}", anchor.asked())
              .replace("{Side}", Grammar.capital(side(value)))
              .replace("{side}", side(value));
    };
  }

  private static String named(String phrasing, String mention) {
    return phrasing.replace("{It}", Grammar.capital(mention)).replace("{it}", mention);
  }

  private static String word(Trait value) {
    return value instanceof Kind ? Grammar.withArticle(value.word()) : value.word();
  }

  private static String things(Referent counted, int value) {
    return value == 1 ? counted.definite().substring("the ".length()) : counted.plural();
  }

  private static String side(Relation relation) {
    return switch (relation) {
      case LEFT -> "to the left of";
      case RIGHT -> "to the right of";
      case ABOVE -> "above";
      case BELOW -> "below";
    };
  }
}
