package io.agnoscope.perturbation.traffic.remote;

import java.time.Duration;

/**
 * How pictures are fetched.
 *
 * @param maxBytes encoded bytes of one picture
 * @param connect time for a connection
 * @param total time for everything, from waiting for a turn to the last byte
 * @param maxConcurrent pictures that are fetched at the same time
 * @param allowPrivate whether addresses that are not of the public Internet are connected to
 */
public record RemoteLimits(
    int maxBytes, Duration connect, Duration total, int maxConcurrent, boolean allowPrivate) {}
