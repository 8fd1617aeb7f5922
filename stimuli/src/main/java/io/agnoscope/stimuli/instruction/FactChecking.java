package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.scene.Scene;
import java.util.List;
import java.util.Optional;

/** Statements to be judged by the picture; each is as likely true as falsified. */
final class FactChecking {

  private static final int MOST_TURNS = 3;

  /** A request around a statement, with the verdicts that answer it. */
  private record Check(String request, String right, String wrong) {}

  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "Is this statement about the picture true? \"{}\" If not, correct it.",
              "Yes, it is true. {}",
              "No, it is not true. {}"),
          new Check("True or false: \"{}\" Correct it if it is false.", "True. {}", "False. {}"),
          new Check(
              "Somebody says: \"{}\" Does the picture agree? If it does not, say what is right.",
              "Yes, the picture agrees. {}",
              "No, the picture does not agree. {}"),
          new Check(
              "Please check this sentence against the picture, and correct it if needed: \"{}\"",
              "The sentence is right. {}",
              "The sentence is wrong. {}"),
          new Check(
              "\"{}\" Is that correct? Give the right statement in any case.",
              "That is correct. {}",
              "That is not correct. {}"));

  private FactChecking() {}

  /** Empty when the scene has too few facts that words can single out. */
  static Optional<Told> about(Scene scene, Randomness random) {
    int wanted = random.nextInt(1, MOST_TURNS + 1);
    List<SceneFact> facts = MultiRound.facts(scene, wanted, random);
    if (facts.size() < wanted) {
      return Optional.empty();
    }
    return Optional.of(
        Told.aboutAll(scene, facts.stream().map(fact -> turn(fact, scene, random)).toList()));
  }

  private static Turn turn(SceneFact fact, Scene scene, Randomness random) {
    boolean right = random.nextBoolean();
    SceneFact claimed = right ? fact : Falsification.of(fact, scene, random);
    String phrasing = FactWords.statement(fact, random);
    Check check = random.pick(CHECKS);
    return new Turn(
        check.request().replace("{}", FactWords.filled(phrasing, claimed, true)),
        (right ? check.right() : check.wrong())
            .replace("{}", FactWords.filled(phrasing, fact, true)),
        fact,
        claimed);
  }
}
