package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.probe.ProbeStyle;
import io.agnoscope.stimuli.probe.Phrasing;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Set;

/** What an operator can set. */
@ConfigMapping(prefix = "agnoscope")
public interface PerturbationConfig {

  /** The parts of the service that run here. */
  @WithDefault("ingest,perturb,probes")
  @NotEmpty
  Set<Role> roles();

  /** The watched models; Samples that name none are for the first, and so are Probes. */
  @WithDefault("tinyvlm")
  @NotEmpty
  List<@Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}") String> targets();

  /** Taking Samples over HTTP. */
  Ingest ingest();

  /** The perturbation catalogue. */
  Perturb perturb();

  /** Probes of our own. */
  Probes probes();

  /** Whether this part of the service runs here. */
  default boolean has(Role role) {
    return roles().contains(role);
  }

  /** Limits of what is taken. */
  interface Ingest {

    /** Encoded bytes of one image; what does not travel in a record goes to the image store. */
    @WithDefault("25165824")
    @Min(1)
    @Max(50_331_648)
    int maxImageBytes();

    /** Width times height of one image. */
    @WithDefault("16000000")
    @Min(1)
    @Max(64_000_000)
    long maxImagePixels();

    /** Images in one Sample. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int maxImages();

    /** Characters of all texts of one Sample. */
    @WithDefault("32768")
    @Min(1)
    @Max(131_072)
    int maxTextChars();

    /** Bytes of all images and texts of one Sample. */
    @WithDefault("25165824")
    @Min(1)
    @Max(50_331_648)
    int maxSampleBytes();

    /** Bytes of one request. */
    @WithDefault("33554432")
    @Min(1)
    @Max(67_108_864)
    long maxBodyBytes();

    /** Lines of one NDJSON request. */
    @WithDefault("20000")
    @Min(1)
    int maxLines();

    /**
     * Bytes of all bodies that are read at the same time; a body beyond is answered 503. One whose
     * length is not announced, and a long line, count twice.
     */
    @WithDefault("100663296")
    @Min(1_048_576)
    long maxBytesInFlight();

    /** Samples of one request that wait for the broker's acknowledgement at the same time. */
    @WithDefault("256")
    @Min(1)
    int maxInFlight();

    /** The limits of one Sample. */
    default Limits limits() {
      return new Limits(
          maxImageBytes(), maxImagePixels(), maxImages(), maxTextChars(), maxSampleBytes());
    }
  }

  /** How Trials are made. */
  interface Perturb {

    /** Every random choice of a perturbation derives from this and the Sample's id. */
    @WithDefault("20260101")
    long seed();

    /** Stream threads. */
    @WithDefault("1")
    @Min(1)
    @Max(64)
    int threads();
  }

  /** How Probes are made. */
  interface Probes {

    /** Probes per second; 0 makes none. */
    @WithDefault("10")
    @DecimalMin("0")
    @DecimalMax("1000")
    double perSecond();

    /** With the start's instant, what all Probes derive from. */
    @WithDefault("1")
    long seed();

    /** The wordings of the questions; the others stay unseen, for judging what is trained. */
    @WithDefault("TRAINING")
    Phrasing phrasing();

    /** How pictures are asked about. */
    @WithDefault("what")
    ProbeStyle style();

    /**
     * Probes that wait for the broker's acknowledgement at the same time; those beyond are skipped.
     */
    @WithDefault("64")
    @Min(1)
    int maxInFlight();
  }
}
