package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.Sample;

/**
 * The part of a Monitor's traffic that a Sample is of, known before the answer: its source and its
 * Aspect. Within a stratum the mix of questions is taken to stay as it is.
 */
public final class Stratum {
  /** Where strata go that are too many, or too rare to have a rate of their own. */
  public static final String OTHER = "other";

  private static final String PROBE = "probe";
  private static final String NO_ASPECT = "-";
  private static final int LONGEST_SOURCE = 64;

  private Stratum() {}

  static String of(Sample sample) {
    String source = source(sample.getSource());
    Aspect aspect = sample.getAspect();
    return source + "/" + (aspect == null || aspect == Aspect.UNKNOWN ? NO_ASPECT : aspect.name());
  }

  /** Whether it is of probes, whose mix Agnoscope itself keeps. */
  static boolean ofProbes(String stratum) {
    return stratum.startsWith(PROBE + "/");
  }

  /** The source's name, or {@link #OTHER} for one that no sender of ours would choose. */
  static String source(String source) {
    return source.length() > LONGEST_SOURCE ? OTHER : source;
  }
}
