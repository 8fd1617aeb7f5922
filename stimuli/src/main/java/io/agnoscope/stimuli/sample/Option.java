package io.agnoscope.stimuli.sample;

/** One lettered choice of a Sample. */
public record Option(String letter, String text) {}
