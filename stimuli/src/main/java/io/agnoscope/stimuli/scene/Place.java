package io.agnoscope.stimuli.scene;

/**
 * Room for one object.
 *
 * @param x centre in pixels from the left
 * @param y centre in pixels from the top
 * @param size pixels across
 */
public record Place(double x, double y, double size) {}
