package io.agnoscope.vlm.pretrain;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a pretraining run is asked to do.
 *
 * @param out where the checkpoint, its report and snapshots go
 * @param minutes the longest that training may take, 1 to 115
 * @param seed of all that is random
 * @param samples how many examples to train on, if time allows
 * @param probes how many fresh probes of each family the final evaluation asks
 * @param resume folder of a snapshot to go on from, or null to start from nothing
 */
public record PretrainSettings(
    Path out, double minutes, long seed, long samples, int probes, @Nullable Path resume) {

  /** How to call it. */
  public static final String USAGE =
      "usage: pretrain [--out DIR] [--minutes N (1 to 115)] [--seed S] [--samples N]"
          + " [--probes N] [--resume SNAPSHOT]";

  private static final double MOST_MINUTES = 115;
  private static final long SAMPLES = 720_000;
  private static final int PROBES = 500;

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException when one is left
   */
  public PretrainSettings {
    if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
      throw new IllegalArgumentException("--minutes must be in (0, 115], not " + minutes);
    }
    if (samples < 1) {
      throw new IllegalArgumentException("--samples must be positive, not " + samples);
    }
    if (probes < 1) {
      throw new IllegalArgumentException("--probes must be positive, not " + probes);
    }
  }

  /** What the first checkpoint was made with. */
  public static PretrainSettings standard() {
    return new PretrainSettings(Path.of("first-checkpoint"), 110, 1, SAMPLES, PROBES, null);
  }

  /**
   * Reads command line arguments.
   *
   * @throws IllegalArgumentException that names the argument
   */
  public static PretrainSettings parse(String... arguments) {
    PretrainSettings settings = standard();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i];
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(name + " lacks a value or is unknown");
      }
      settings = settings.with(name, arguments[i + 1]);
    }
    return settings;
  }

  private PretrainSettings with(String name, String value) {
    try {
      return switch (name) {
        case "--out" ->
            new PretrainSettings(Path.of(value), minutes, seed, samples, probes, resume);
        case "--minutes" ->
            new PretrainSettings(out, Double.parseDouble(value), seed, samples, probes, resume);
        case "--seed" ->
            new PretrainSettings(out, minutes, Long.parseLong(value), samples, probes, resume);
        case "--samples" ->
            new PretrainSettings(out, minutes, seed, Long.parseLong(value), probes, resume);
        case "--probes" ->
            new PretrainSettings(out, minutes, seed, samples, Integer.parseInt(value), resume);
        case "--resume" ->
            new PretrainSettings(out, minutes, seed, samples, probes, Path.of(value));
        default -> throw new IllegalArgumentException("unknown argument " + name);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " needs a number, not " + value, e);
    }
  }
}
