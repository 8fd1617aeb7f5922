package io.agnoscope.scoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/** What an operator may set. Durations are ISO-8601. */
@ConfigMapping(prefix = "agnoscope.scoring")
public interface ScoringConfig {
  /** Folder of the topology's stores; lost ones are made again from the broker. */
  @NotBlank
  @WithDefault(".agnoscope/scoring")
  String stateDirectory();

  /** How long Trials and Samples are remembered by id; longer than a Trial is kept on its topic. */
  @WithDefault("PT49H")
  Duration identityRetention();

  /** How long an accepted Sample may be without an outcome before it counts as lost. */
  @WithDefault("PT30M")
  Duration lostAfter();

  /** How long one-minute windows can be read. */
  @WithDefault("PT24H")
  Duration windowRetention();

  /** How long behind its end a window is closed and published. */
  @WithDefault("PT5S")
  Duration closeGrace();

  /** How often changed sums are merged, which is how old what the API says may be. */
  @WithDefault("PT1S")
  Duration forwardEvery();

  /** From how many observations on a figure is VALID. */
  @Min(1)
  @WithDefault("30")
  int minimumObservations();

  HardExamples hardExamples();

  LatestTrials latestTrials();

  /** What is kept of hard examples to be shown. */
  interface HardExamples {
    /** The newest so many. */
    @Min(1)
    @Max(10_000)
    @WithDefault("500")
    int keep();

    /** And no more bytes of records than this. */
    @Min(1_000_000)
    @WithDefault("67108864")
    long keepBytes();
  }

  /** What is kept of answered Trials to be shown. */
  interface LatestTrials {
    /** The newest so many of each source. */
    @Min(1)
    @Max(1_000)
    @WithDefault("50")
    int keepPerSource();

    /** Of so many sources; beyond them the one that was quiet for longest is dropped. */
    @Min(1)
    @Max(1_000)
    @WithDefault("50")
    int mostSources();

    /** And no more bytes of records than this, taken from the source with the most first. */
    @Min(1_000_000)
    @WithDefault("33554432")
    long keepBytes();

    /** How many answers from the end of each partition are read at the start. */
    @Min(1)
    @Max(100_000)
    @WithDefault("500")
    int readBack();
  }
}
