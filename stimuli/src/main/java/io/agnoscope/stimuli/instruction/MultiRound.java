package io.agnoscope.stimuli.instruction;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conversations of several turns, none of which gives away what a later one asks. */
final class MultiRound {

  static final int FEWEST_TURNS = 3;
  static final int MOST_TURNS = 6;

  private MultiRound() {}

  /** Empty when the scene has not enough facts that words can single out. */
  static Optional<Told> about(Scene scene, Randomness random) {
    int wanted = random.nextInt(FEWEST_TURNS, MOST_TURNS + 1);
    List<SceneFact> facts = facts(scene, wanted, random);
    if (facts.size() < wanted) {
      return Optional.empty();
    }
    List<Turn> turns =
        facts.stream()
            .map(fact ->
                new Turn(FactWords.question(fact, random), FactWords.answer(fact, random), fact))
            .toList();
    return Optional.of(Told.aboutAll(scene, turns));
  }

  /** At most so many facts, each of another aspect and none told by those before it. */
  static List<SceneFact> facts(Scene scene, int wanted, Randomness random) {
    SceneFacts drawn = new SceneFacts(scene, random);
    Knowledge knowledge = new Knowledge(scene);
    List<SceneFact> facts = new ArrayList<>();
    for (Aspect aspect : random.shuffle(List.of(Aspect.values()))) {
      if (facts.size() < wanted) {
        drawn
            .about(aspect)
            .filter(knowledge::isNew)
            .ifPresent(fact -> {
              knowledge.add(fact);
              facts.add(fact);
            });
      }
    }
    return facts;
  }
}
