package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.HardExampleReason;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.intake.IntakePolicy;
import io.agnoscope.trainer.domain.intake.Refusal;
import io.agnoscope.trainer.domain.trial.LabelledTrial;
import io.agnoscope.trainer.domain.trial.ViewContent;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the scorer's hard examples into something to learn from, or says why not. */
public final class HardExampleReader {

  private final IntakePolicy policy;
  private final Function<String, Optional<byte[]>> bank;
  private final Predicate<byte[]> readableImage;

  /**
   * A reader.
   *
   * @param bank the catalogue's images by SHA-256
   * @param readableImage whether the model can see an encoded image
   */
  public HardExampleReader(
      IntakePolicy policy,
      Function<String, Optional<byte[]>> bank,
      Predicate<byte[]> readableImage) {
    this.policy = policy;
    this.bank = bank;
    this.readableImage = readableImage;
  }

  /** What became of a hard example. */
  public sealed interface Reading {

    /** Something to learn from. */
    record Taken(CollectedExample example) implements Reading {}

    /** Whole, but not to be learned from. */
    record Refused(Refusal cause) implements Reading {}
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it contradicts itself: no clean View, a View without the
   *     right option
   */
  public Reading read(HardExample example) {
    Trial trial = example.getAnswers().getTrial();
    Sample sample = trial.getSample();
    Optional<Refusal> refusal =
        policy.refuses(
            new IntakePolicy.Origin(
                sample.getId(),
                trial.getRun(),
                trial.getTarget(),
                sample.getSource(),
                sample.getAnswer() != null,
                sample.getOptions().size()));
    if (refusal.isPresent()) {
      return new Reading.Refused(refusal.get());
    }
    List<View> views = views(trial);
    Map<String, byte[]> images = images(trial, views);
    boolean allThere = views.stream().flatMap(ViewContent::pictures).allMatch(images::containsKey);
    if (!allThere || !images.values().stream().allMatch(readableImage)) {
      return new Reading.Refused(Refusal.IMAGE_MISSING);
    }
    View clean =
        views.stream()
            .filter(view -> view.kind() == View.Kind.CLEAN)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the Trial has no clean View"));
    LabelledTrial labelled =
        new LabelledTrial(
            sample.getId(),
            sample.getSource(),
            family(sample),
            TaskClass.valueOf(sample.getTaskClass().name()),
            Objects.requireNonNull(sample.getAnswer()),
            clean,
            views.stream().filter(view -> view.kind() != View.Kind.CLEAN).toList(),
            images,
            null);
    return new Reading.Taken(new CollectedExample(labelled, reasons(example), example.getAt()));
  }

  private static String family(Sample sample) {
    if (sample.getAspect() != null) {
      return sample.getAspect().name().toLowerCase(Locale.ROOT);
    }
    return sample.getFamily() == null ? "other" : sample.getFamily();
  }

  private static Set<String> reasons(HardExample example) {
    return example.getReasons().stream()
        .map(HardExampleReason::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Views of a kind that this build does not know are left out: nobody can say they are sound. */
  private static List<View> views(Trial trial) {
    return trial.getViews().stream()
        .filter(view -> view.getKind() != ViewKind.UNKNOWN)
        .map(HardExampleReader::view)
        .toList();
  }

  private static View view(io.agnoscope.schemas.View view) {
    return new View(
        view.getId(),
        view.getPerturbation(),
        View.Kind.valueOf(view.getKind().name()),
        View.Modality.valueOf(view.getTouches().name()),
        View.Split.valueOf(view.getSplit().name()),
        view.getParts().stream().map(HardExampleReader::part).toList(),
        view.getOptions().stream()
            .map(option ->
                new ShownOption(option.getLetter(), option.getText(), option.getCanonicalLetter()))
            .toList(),
        view.getDistractor());
  }

  private static Part part(Object part) {
    return switch (part) {
      case TextPart text -> new Part.Text(text.getText(), text.getInserted());
      case ImagePart image -> new Part.Picture(image.getSha256(), image.getInserted());
      default -> throw new IllegalArgumentException("a part is neither text nor image");
    };
  }

  /** All that the Views show: the Sample's, made of them, or of the bank. */
  private Map<String, byte[]> images(Trial trial, List<View> views) {
    Map<String, byte[]> travelling = new HashMap<>();
    Stream.concat(trial.getSample().getImages().stream(), trial.getImages().stream())
        .forEach(image -> {
          byte[] content = bytes(image.getContent());
          if (content != null) {
            travelling.put(image.getSha256(), content);
          }
        });
    Map<String, byte[]> shown = new HashMap<>();
    views.stream()
        .flatMap(ViewContent::pictures)
        .distinct()
        .forEach(sha256 ->
            Optional.ofNullable(travelling.get(sha256))
                .or(() -> bank.apply(sha256))
                .ifPresent(image -> shown.put(sha256, image)));
    return shown;
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
