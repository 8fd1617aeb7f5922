package io.agnoscope.scoring.statistics;

/**
 * Watches how often plain visual facts of one Aspect are misread on clean Views.
 *
 * @param aspect the Aspect's name
 */
public record AspectMonitor(String aspect) implements Monitor {}
