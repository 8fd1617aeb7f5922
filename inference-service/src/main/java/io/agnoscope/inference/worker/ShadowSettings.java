package io.agnoscope.inference.worker;

import java.time.Duration;

/**
 * When a checkpoint is asked beside the one that serves.
 *
 * @param comparedFor how long after its promotion a checkpoint is compared with the one before it
 * @param patience how old a Trial of live traffic may be to be asked twice: a worker that is behind
 *     asks what serves only
 */
public record ShadowSettings(Duration comparedFor, Duration patience) {}
