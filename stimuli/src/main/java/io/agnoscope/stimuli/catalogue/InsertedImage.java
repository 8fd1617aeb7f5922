package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import java.util.Set;

/**
 * Shows an image of the bank beside a question that its text decides (the text-heavy views of Cai
 * et al., arXiv 2505.19616). A turn with pictures of its own shows the image in their place.
 */
final class InsertedImage implements Perturbation {

  private final Declaration declaration;
  private final List<EncodedImage> images;

  private InsertedImage(
      String name, View.Split split, String description, List<EncodedImage> images) {
    this.declaration =
        new Declaration(
            name,
            1,
            View.Kind.PERTURBATION,
            View.Modality.IMAGE,
            split,
            Set.of(TaskClass.TEXT_HEAVY),
            description);
    this.images = List.copyOf(images);
  }

  static InsertedImage black(Bank bank) {
    return new InsertedImage(
        "black-image",
        View.Split.TRAIN,
        "A black image stands before a question that needs none.",
        List.of(bank.black()));
  }

  static InsertedImage white(Bank bank) {
    return new InsertedImage(
        "white-image",
        View.Split.WATCH,
        "A white image stands before a question that needs none.",
        List.of(bank.white()));
  }

  static InsertedImage noise(Bank bank) {
    return new InsertedImage(
        "noise-image",
        View.Split.TRAIN,
        "An image of random pixels stands before a question that needs none.",
        bank.noise());
  }

  static InsertedImage unrelated(Bank bank) {
    return new InsertedImage(
        "unrelated-image",
        View.Split.TRAIN,
        "An image of some other scene stands before a question that needs none.",
        bank.unrelated(View.Split.TRAIN));
  }

  static InsertedImage screenshot(Bank bank) {
    return new InsertedImage(
        "screenshot-image",
        View.Split.WATCH,
        "A picture like a screenshot, with windows and text, stands before a question that needs"
            + " none.",
        bank.screenshots());
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    String sha256 = randomness.pick(images).sha256();
    return Made.of(Views.of(declaration, sample, Views.withPicture(sample, sha256), null));
  }
}
