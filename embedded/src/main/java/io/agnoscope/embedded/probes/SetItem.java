package io.agnoscope.embedded.probes;

import io.agnoscope.stimuli.emma.EmmaQuestion;

/**
 * One question of a set.
 *
 * @param picture the name of its picture's file in the set's folder of images
 */
record SetItem(String id, EmmaQuestion question, String picture) {}
