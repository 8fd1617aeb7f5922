package io.agnoscope.scoring.topology;

import java.util.List;

/** Of what an increment is, on its way from a scoring task to the detector. */
sealed interface TallyKey {
  /**
   * Observations of a Monitor.
   *
   * @param monitor its key as text
   * @param checkpoint whose answers they are
   * @param stratum the part of the traffic that they are of
   */
  record Observed(String monitor, String checkpoint, String stratum) implements TallyKey {
    @Override
    public String text() {
      return OBSERVED + "|" + Fields.join(checkpoint, stratum) + "|" + monitor;
    }
  }

  /** Trials that two checkpoints of a target answered. */
  record Compared(String target, String serving, String shadow) implements TallyKey {
    @Override
    public String text() {
      return Fields.join(COMPARED, target, serving, shadow);
    }
  }

  /** Samples meant for a target, by their source. */
  record Flow(String target, String source, Stage stage) implements TallyKey {
    @Override
    public String text() {
      return Fields.join(FLOW, target, source, stage.name());
    }
  }

  /** How far a Sample got; each is counted once for each Sample. */
  enum Stage {
    ACCEPTED,
    /** Ended, in whichever way. */
    ENDED,
    /** Ended as scored; these are among the ended ones too. */
    SCORED,
    /** Without an outcome for too long; one that comes yet takes the Sample out again. */
    LOST
  }

  String OBSERVED = "observed";
  String FLOW = "flow";
  String COMPARED = "compared";

  /** The key as text. */
  String text();

  /** Reads what {@link #text()} wrote. */
  static TallyKey parse(String text) {
    String[] parts = text.split("\\|", 4);
    if (parts[0].equals(FLOW)) {
      List<String> fields = Fields.split(text);
      return new Flow(fields.get(1), fields.get(2), Stage.valueOf(fields.get(3)));
    }
    if (parts[0].equals(COMPARED)) {
      List<String> fields = Fields.split(text);
      return new Compared(fields.get(1), fields.get(2), fields.get(3));
    }
    List<String> fields = Fields.split(parts[1] + "|" + parts[2]);
    return new Observed(parts[3], fields.get(0), fields.get(1));
  }
}
