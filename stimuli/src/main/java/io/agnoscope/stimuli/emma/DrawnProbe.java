package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneRenderer;

/**
 * An EMMA-style question about a drawn picture.
 *
 * @param id unique for seed and index
 * @param claim what the question puts into words
 * @param scene what the picture shows
 */
public record DrawnProbe(String id, EmmaQuestion question, Claim claim, Scene scene) {

  /** The picture, 64×64. */
  public EncodedImage image() {
    return EncodedImage.of(SceneRenderer.render(scene));
  }

  /** The question as a Sample about this picture. */
  public Sample sample(EncodedImage image) {
    return question.sample(id, image.sha256());
  }
}
