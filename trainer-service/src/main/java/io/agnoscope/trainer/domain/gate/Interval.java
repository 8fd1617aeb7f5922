package io.agnoscope.trainer.domain.gate;

/**
 * An accuracy, or a difference of two, with its confidence limits.
 *
 * @param estimate what was observed
 * @param low lower limit
 * @param high upper limit
 */
public record Interval(double estimate, double low, double high) {}
