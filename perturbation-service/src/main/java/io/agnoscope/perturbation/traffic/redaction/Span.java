package io.agnoscope.perturbation.traffic.redaction;

/** A part of a text, from start up to but not including end, in characters. */
record Span(int start, int end) {}
