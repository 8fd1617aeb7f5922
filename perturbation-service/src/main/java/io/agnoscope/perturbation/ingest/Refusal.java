package io.agnoscope.perturbation.ingest;

/**
 * Why a Sample was not accepted, in words for whoever sent it.
 *
 * @param reason says what is wrong and what would be right; never repeats the payload at length
 */
public record Refusal(RefusalCause cause, String reason) {}
