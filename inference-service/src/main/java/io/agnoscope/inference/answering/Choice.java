package io.agnoscope.inference.answering;

/**
 * An option as a View shows it.
 *
 * @param letter in the View's order, not the canonical one
 */
public record Choice(String letter, String text) {}
