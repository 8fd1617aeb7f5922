package io.agnoscope.trainer.kafka;

import io.agnoscope.images.DamagedPictureException;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.HardExampleReason;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.HeldOutWordings;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.intake.IntakePolicy;
import io.agnoscope.trainer.domain.intake.Refusal;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.Provenance;
import io.agnoscope.trainer.domain.trial.SoundViews;
import io.agnoscope.trainer.domain.trial.ViewContent;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the scorer's hard examples into something to learn from, or says why not. */
public final class HardExampleReader {

  private static final SoundViews SOUND = new SoundViews(Catalogue.standard());

  private final IntakePolicy policy;
  private final Function<String, Optional<byte[]>> bank;
  private final StoredPictures store;
  private final Function<byte[], Optional<byte[]>> asSeen;

  /**
   * A reader.
   *
   * @param bank the catalogue's images by SHA-256
   * @param store has the images that do not travel in the record
   * @param asSeen an encoded image in as few bytes as show the model the same, or nothing when the
   *     model cannot see it
   */
  public HardExampleReader(
      IntakePolicy policy,
      Function<String, Optional<byte[]>> bank,
      StoredPictures store,
      Function<byte[], Optional<byte[]>> asSeen) {
    this.policy = policy;
    this.bank = bank;
    this.store = store;
    this.asSeen = asSeen;
  }

  /** Where the pictures are kept that do not travel in a record. */
  @FunctionalInterface
  public interface StoredPictures {

    /**
     * Reads a picture's encoded bytes.
     *
     * @throws FileNotFoundException when it is not there, or no longer
     * @throws DamagedPictureException when something else is there
     * @throws IOException when the store cannot be asked: asking again later may help
     */
    byte[] get(String uri, String sha256) throws IOException;
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
   * @throws IOException when the store of its pictures cannot be asked
   */
  public Reading read(HardExample example) throws IOException {
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
    boolean labelled = sample.getAnswer() != null;
    if (!labelled) {
      refusal = policy.unlabelled().refuses(ControlReading.of(example.getAnswers()));
      if (refusal.isPresent()) {
        return new Reading.Refused(refusal.get());
      }
    }
    TaskClass taskClass = TaskClass.valueOf(sample.getTaskClass().name());
    List<View> views = views(trial).stream().filter(view -> SOUND.sound(view, taskClass)).toList();
    View clean =
        views.stream()
            .filter(view -> view.kind() == View.Kind.CLEAN)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the Trial has no clean View"));
    if (HeldOutWordings.asks(ViewContent.text(clean))) {
      return new Reading.Refused(Refusal.HELD_OUT_WORDING);
    }
    Map<String, byte[]> images = images(trial, views);
    if (!views.stream().flatMap(ViewContent::pictures).allMatch(images::containsKey)) {
      return new Reading.Refused(Refusal.IMAGE_MISSING);
    }
    PreparedTrial prepared =
        new PreparedTrial(
            sample.getId(),
            new Provenance(sample.getSource(), Optional.ofNullable(sample.getTenant())),
            family(sample),
            taskClass,
            Optional.ofNullable(sample.getAnswer()),
            clean,
            views.stream().filter(view -> view.kind() != View.Kind.CLEAN).toList(),
            images,
            null);
    CollectedExample collected =
        new CollectedExample(
            prepared, example.getAnswers().getCheckpoint(), reasons(example), example.getAt());
    if (!labelled && collected.trial().perturbed().isEmpty()) {
      return new Reading.Refused(Refusal.NO_VIEWS);
    }
    return new Reading.Taken(collected);
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

  /** All that the Views show and the model can see, of the Trial or of the bank. */
  private Map<String, byte[]> images(Trial trial, List<View> views) throws IOException {
    Map<String, Image> own = new HashMap<>();
    trial.getSample().getImages().forEach(image -> own.put(image.getSha256(), image));
    trial.getImages().forEach(image -> own.putIfAbsent(image.getSha256(), image));
    Map<String, byte[]> shown = new HashMap<>();
    for (String sha256 :
        views.stream().flatMap(ViewContent::pictures).collect(Collectors.toSet())) {
      Image image = own.get(sha256);
      Optional<byte[]> encoded = image == null ? bank.apply(sha256) : encoded(image);
      encoded.flatMap(asSeen).ifPresent(seen -> shown.put(sha256, seen));
    }
    return shown;
  }

  private Optional<byte[]> encoded(Image image) throws IOException {
    if (image.getContent() != null || image.getUri() == null) {
      return Optional.ofNullable(bytes(image.getContent()));
    }
    try {
      return Optional.of(store.get(image.getUri(), image.getSha256()));
    } catch (FileNotFoundException | DamagedPictureException e) {
      return Optional.empty();
    }
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
