package io.agnoscope.trainer.domain.trial;

import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.scene.Scene;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Sample with a known answer and its Views, ready to be shown to a model.
 *
 * @param sampleId identity of the Sample
 * @param source where the Sample came from, such as {@code probe}
 * @param family lower-case aspect or text family; what the Sample is about
 * @param answer canonical letter of the right option
 * @param clean the View that is not perturbed
 * @param perturbed the other Views
 * @param images encoded images by SHA-256 (lower-case hex): all that the Views show
 * @param scene what the Sample's own image shows, when the trainer drew it
 */
public record LabelledTrial(
    String sampleId,
    String source,
    String family,
    TaskClass taskClass,
    String answer,
    View clean,
    List<View> perturbed,
    Map<String, byte[]> images,
    @Nullable Scene scene) {

  /**
   * Checks what learning relies on.
   *
   * @throws IllegalArgumentException when a View has no option with the right answer, or shows an
   *     image that is not there
   */
  public LabelledTrial {
    perturbed = List.copyOf(perturbed);
    images = Map.copyOf(images);
    requireWhole(clean, answer, images);
    for (View view : perturbed) {
      requireWhole(view, answer, images);
    }
  }

  /** The same Sample with these Views only, and the images that they show. */
  public LabelledTrial withPerturbed(List<View> views) {
    Map<String, byte[]> shown = new HashMap<>(images);
    shown
        .keySet()
        .retainAll(
            Stream.concat(Stream.of(clean), views.stream())
                .flatMap(ViewContent::pictures)
                .collect(Collectors.toSet()));
    return new LabelledTrial(
        sampleId, source, family, taskClass, answer, clean, views, shown, scene);
  }

  /** The encoded image that a View shows, if it shows one; the first when there are several. */
  public Optional<byte[]> image(View view) {
    return ViewContent.pictures(view).findFirst().map(images::get);
  }

  /** Bytes of all images. */
  public long bytes() {
    return images.values().stream().mapToLong(image -> image.length).sum();
  }

  private static void requireWhole(View view, String answer, Map<String, byte[]> images) {
    if (view.options().stream().noneMatch(option -> option.canonicalLetter().equals(answer))) {
      throw new IllegalArgumentException("View " + view.id() + " lacks the right option");
    }
    if (!ViewContent.pictures(view).allMatch(images::containsKey)) {
      throw new IllegalArgumentException("View " + view.id() + " shows an image that is not here");
    }
  }
}
