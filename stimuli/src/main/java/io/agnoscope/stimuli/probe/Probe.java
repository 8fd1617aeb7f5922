package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * A Sample with known truth, and what its image shows.
 *
 * @param image the picture that the Sample names, or null for a text-only question
 * @param scene what the picture shows, or null for a text-only question
 * @param family lower-case name of the aspect or of the {@link TextFamily}
 */
public record Probe(
    Sample sample, @Nullable EncodedImage image, @Nullable Scene scene, String family) {}
