package io.agnoscope.stimuli.scene;

/**
 * A piece of clutter: a faint dot or dash, shorter and weaker than any mark of an action.
 *
 * @param x middle, in pixels from the left
 * @param y middle, in pixels from the top
 * @param reachX half its run to the right, in pixels
 * @param reachY half its run downwards, in pixels
 * @param levels added to the background under it; negative is darker
 */
public record Speck(double x, double y, double reachX, double reachY, double levels) {}
