package io.agnoscope.stimuli.scene;

/**
 * A pale wall behind the objects, shaded evenly in one direction.
 *
 * @param rgb colour in the middle of the picture
 * @param slopeX levels added per pixel to the right of the middle
 * @param slopeY levels added per pixel below the middle
 */
public record Background(int rgb, double slopeX, double slopeY) {}
