package io.agnoscope.scoring.statistics;

/** What one Trial adds to one Monitor. */
public record Observation(Monitor monitor, Sums sums) {}
