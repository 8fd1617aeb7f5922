package io.agnoscope.trainer.domain.gate;

/**
 * How two checkpoints fared on the same questions: the 2×2 table of paired right and wrong answers.
 *
 * @param bothRight questions that both answer rightly
 * @param lost questions that only the parent answers rightly
 * @param gained questions that only the Candidate answers rightly
 * @param bothWrong questions that neither answers rightly
 */
public record PairedCounts(int bothRight, int lost, int gained, int bothWrong) {

  /** Nothing asked yet. */
  public static final PairedCounts NONE = new PairedCounts(0, 0, 0, 0);

  public PairedCounts {
    if (bothRight < 0 || lost < 0 || gained < 0 || bothWrong < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /** This table with one more question in it. */
  public PairedCounts plus(boolean parentRight, boolean candidateRight) {
    return plus(
        new PairedCounts(
            parentRight && candidateRight ? 1 : 0,
            parentRight && !candidateRight ? 1 : 0,
            !parentRight && candidateRight ? 1 : 0,
            !parentRight && !candidateRight ? 1 : 0));
  }

  /** The sum of two tables. */
  public PairedCounts plus(PairedCounts other) {
    return new PairedCounts(
        bothRight + other.bothRight,
        lost + other.lost,
        gained + other.gained,
        bothWrong + other.bothWrong);
  }

  /** Questions in all. */
  public int questions() {
    return bothRight + lost + gained + bothWrong;
  }

  /** Share of questions that the parent answers rightly; NaN when there are none. */
  public double parentAccuracy() {
    return (bothRight + lost) / (double) questions();
  }

  /** Share of questions that the Candidate answers rightly; NaN when there are none. */
  public double candidateAccuracy() {
    return (bothRight + gained) / (double) questions();
  }

  /** Candidate's accuracy less the parent's, in [-1, 1]; NaN when there are none. */
  public double difference() {
    return (gained - lost) / (double) questions();
  }
}
