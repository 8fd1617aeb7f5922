package io.agnoscope.stimuli.graph;

import io.agnoscope.stimuli.emma.Claim;
import io.agnoscope.stimuli.emma.EmmaQuestion;

/**
 * An EMMA-style question about a picture with a scene graph.
 *
 * @param imageId names the picture
 * @param claim what the question puts into words
 */
public record GraphProbe(String id, EmmaQuestion question, Claim claim, long imageId) {}
