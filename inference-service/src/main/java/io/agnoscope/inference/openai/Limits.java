package io.agnoscope.inference.openai;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the server is spared, and how long it is waited for.
 *
 * @param concurrency requests at a time
 * @param connectTimeout for a connection
 * @param timeout for a whole request
 * @param tries of one Ask in a row, the first included
 * @param patience how long in all one Ask waits between its tries
 * @param outages in a row after which nothing is sent
 * @param pause how long nothing is sent then
 * @param requestsPerMinute most requests, nothing for no limit
 * @param tokensPerMinute most tokens read and written, nothing for no limit
 */
public record Limits(
    int concurrency,
    Duration connectTimeout,
    Duration timeout,
    int tries,
    Duration patience,
    int outages,
    Duration pause,
    OptionalInt requestsPerMinute,
    OptionalLong tokensPerMinute) {}
