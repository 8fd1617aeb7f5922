package io.agnoscope.perturbation.probe;

import io.agnoscope.perturbation.trial.Stimuli;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Option;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TaskClassBasis;
import io.agnoscope.stimuli.emma.Cell;
import io.agnoscope.stimuli.emma.DrawnProbe;
import io.agnoscope.stimuli.emma.DrawnProbes;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The Probes of one start of the service, in order. Ids hold the seed and the instant of the start,
 * so that a restart repeats neither an id nor a question. Not thread-safe.
 */
public final class ProbeSamples {

  /** Where a Probe says it comes from. */
  public static final String SOURCE = "probe";

  private final Probes probes;
  private final ProbeStyle style;
  private final DrawnProbes emma;
  private final String target;
  private final InstantSource clock;
  private final String prefix;
  private final long seed;
  private long next;
  private long nextEmma;

  /**
   * Begins with the first Probe of this start.
   *
   * @param startedAt tells this start from every other with the same seed
   */
  public ProbeSamples(
      Probes probes,
      ProbeStyle style,
      String target,
      long seed,
      Instant startedAt,
      InstantSource clock) {
    this.probes = probes;
    this.style = style;
    this.target = target;
    this.clock = clock;
    this.seed = seed;
    this.prefix = "probe-" + Long.toString(startedAt.toEpochMilli(), Character.MAX_RADIX);
    this.emma = new DrawnProbes(prefix + "-emma", seed);
  }

  /** The next Probe as a Sample. */
  public Sample next() {
    Probe probe = probes.mixed(prefix, seed, next++);
    return style == ProbeStyle.EMMA && probe.image() != null
        ? sample(emma.at(nextEmma++))
        : sample(probe.sample(), probe.family(), probe.image()).build();
  }

  private Sample sample(DrawnProbe probe) {
    EncodedImage image = probe.image();
    Cell cell = probe.question().cell();
    String family = cell.aspect().name().toLowerCase(Locale.ROOT);
    return sample(probe.sample(image), family, image)
        .setQuestionType(cell.type().label())
        .setDifficulty(cell.difficulty().label())
        .build();
  }

  private Sample.Builder sample(
      io.agnoscope.stimuli.sample.Sample asked, String family, @Nullable EncodedImage image) {
    return Sample.newBuilder()
        .setId(asked.id())
        .setSource(SOURCE)
        .setAcceptedAt(clock.instant())
        .setTarget(target)
        .setTaskClass(TaskClass.valueOf(asked.taskClass().name()))
        .setTaskClassBasis(TaskClassBasis.DECLARED)
        .setAspect(asked.aspect() == null ? null : Aspect.valueOf(asked.aspect().name()))
        .setFamily(family)
        .setMessages(Stimuli.messages(asked.messages()))
        .setOptions(
            asked.options().stream()
                .map(option -> new Option(option.letter(), option.text()))
                .toList())
        .setAnswer(asked.answer())
        .setImages(image == null ? List.of() : List.of(inline(image)));
  }

  private static Image inline(EncodedImage image) {
    return new Image(
        image.sha256(),
        "image/png",
        image.width(),
        image.height(),
        ByteBuffer.wrap(image.png()),
        null);
  }
}
