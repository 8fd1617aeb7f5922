package io.agnoscope.perturbation.source.kafka;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a record while its event waits.
 *
 * @param key the record's key, kept for a dead letter; null for a response, which never becomes one
 * @param value likewise
 * @param bytes that are held beside the event's own data
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Held(Place place, byte @Nullable [] key, byte @Nullable [] value, long bytes) {}
