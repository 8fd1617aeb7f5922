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
 * A Sample and its Views, ready to be shown to a model.
 *
 * @param sampleId identity of the Sample
 * @param provenance who the Sample is from
 * @param family lower-case aspect or text family; what the Sample is about
 * @param answer canonical letter of the right option; empty when nobody knows it
 * @param clean the View that is not perturbed
 * @param perturbed the other Views
 * @param images encoded images by SHA-256 (lower-case hex): all that the Views show
 * @param scene what the Sample's own image shows, when the trainer drew it
 */
public record PreparedTrial(
    String sampleId,
    Provenance provenance,
    String family,
    TaskClass taskClass,
    Optional<String> answer,
    View clean,
    List<View> perturbed,
    Map<String, byte[]> images,
    @Nullable Scene scene) {

  /**
   * Checks what learning relies on.
   *
   * @throws IllegalArgumentException when the answer is known and a View has no option with it, or
   *     when a View shows an image that is not there
   */
  public PreparedTrial {
    perturbed = List.copyOf(perturbed);
    images = Map.copyOf(images);
    requireWhole(clean, answer, images);
    for (View view : perturbed) {
      requireWhole(view, answer, images);
    }
  }

  /** Whether the right option is known. */
  public boolean labelled() {
    return answer.isPresent();
  }

  /** Where the Sample came from, such as {@code probe}. */
  public String source() {
    return provenance.source();
  }

  /** The same Sample with these Views only, and the images that they show. */
  public PreparedTrial withPerturbed(List<View> views) {
    Map<String, byte[]> shown = new HashMap<>(images);
    shown
        .keySet()
        .retainAll(
            Stream.concat(Stream.of(clean), views.stream())
                .flatMap(ViewContent::pictures)
                .collect(Collectors.toSet()));
    return new PreparedTrial(
        sampleId, provenance, family, taskClass, answer, clean, views, shown, scene);
  }

  /** The encoded image that a View shows, if it shows one; the first when there are several. */
  public Optional<byte[]> image(View view) {
    return ViewContent.pictures(view).findFirst().map(images::get);
  }

  /** Bytes of all images. */
  public long bytes() {
    return images.values().stream().mapToLong(image -> image.length).sum();
  }

  private static void requireWhole(View view, Optional<String> answer, Map<String, byte[]> images) {
    if (answer.isPresent()
        && view.options().stream()
            .noneMatch(option -> option.canonicalLetter().equals(answer.get()))) {
      throw new IllegalArgumentException("View " + view.id() + " lacks the right option");
    }
    if (!ViewContent.pictures(view).allMatch(images::containsKey)) {
      throw new IllegalArgumentException("View " + view.id() + " shows an image that is not here");
    }
  }
}
