package io.agnoscope.stimuli.graph;

import java.util.List;

/**
 * An object whose class is known.
 *
 * @param attributes in lower case
 */
record Seen(Node node, Thing thing, List<String> attributes) {}
