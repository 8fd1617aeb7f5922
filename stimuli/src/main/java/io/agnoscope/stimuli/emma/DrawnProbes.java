package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.Randomness;

/**
 * EMMA-style questions about drawn scenes. Each is a pure function of {@link #VERSION}, the seed
 * and the index. Stateless and thread-safe.
 */
public final class DrawnProbes {

  /** Changes whenever a seed and an index give another question or picture than before. */
  public static final String VERSION = "emma-style-1";

  private final String idPrefix;
  private final long seed;

  /**
   * The questions of one seed.
   *
   * @param idPrefix says what they are for; the id is {@code prefix-seed-index}
   */
  public DrawnProbes(String idPrefix, long seed) {
    this.idPrefix = idPrefix;
    this.seed = seed;
  }

  /** The question in a place of a balanced set. */
  public DrawnProbe at(long index) {
    Cell cell = Cell.at(index);
    Randomness random = Randomness.of(VERSION, idPrefix, Long.toString(seed), Long.toString(index));
    Drawn drawn =
        switch (cell.aspect()) {
          case ENTITY, COLOR, MATERIAL, ACTION -> DrawnTraits.make(cell, random);
          case NUMBER -> DrawnNumbers.make(cell, random);
          case SPATIAL -> DrawnPlaces.make(cell, random);
        };
    return new DrawnProbe(
        idPrefix + "-" + seed + "-" + index,
        Worded.of(drawn.claim(), cell, random.split("words")),
        drawn.claim(),
        drawn.scene());
  }
}
