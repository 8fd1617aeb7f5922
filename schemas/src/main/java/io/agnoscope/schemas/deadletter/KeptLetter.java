package io.agnoscope.schemas.deadletter;

import io.agnoscope.schemas.DeadLetter;
import java.util.Map;

/**
 * A dead letter as its topic has it.
 *
 * @param headers of its record, as text, in their order; the last of each name
 */
public record KeptLetter(DeadLetter letter, Map<String, String> headers) {}
