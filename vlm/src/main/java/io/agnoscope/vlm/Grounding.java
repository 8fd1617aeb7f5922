package io.agnoscope.vlm;

import io.agnoscope.stimuli.scene.Scene;

/**
 * What a probe's picture truly shows, so that training can also teach where words are seen.
 *
 * @param scene what the clean picture shows
 * @param family of the question: an aspect in lower case
 */
public record Grounding(Scene scene, String family) {}
