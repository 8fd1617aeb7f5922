package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.scene.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question before it is lettered.
 *
 * @param text context, if any, and the question as its last sentence
 * @param choices in the order shown, all different
 * @param gold index of the right choice
 * @param scene what it is about, or null
 */
record Question(String text, List<String> choices, int gold, @Nullable Scene scene) {}
