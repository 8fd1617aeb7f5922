package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.sample.Aspect;
import java.util.List;

/** What a set of questions is balanced over. */
public record Cell(Aspect aspect, QuestionType type, Difficulty difficulty) {

  private static final List<Aspect> ASPECTS = List.of(Aspect.values());
  private static final List<QuestionType> TYPES = List.of(QuestionType.values());

  /** Aspects times question types: a set whose size is a multiple of this is balanced over both. */
  public static final int ROUND = ASPECTS.size() * TYPES.size();

  /**
   * The cell of a place in a set. Every {@value #ROUND} places have each aspect and type once, half
   * of them easy; the next as many have the other difficulty of each.
   *
   * @param index 0 or more
   */
  public static Cell at(long index) {
    int within = (int) (index % ROUND);
    int aspect = within / TYPES.size();
    int type = within % TYPES.size();
    boolean easy = (index / ROUND + aspect + type) % 2 == 0;
    return new Cell(ASPECTS.get(aspect), TYPES.get(type), easy ? Difficulty.EASY : Difficulty.HARD);
  }
}
