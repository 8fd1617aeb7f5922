package io.agnoscope.perturbation.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period of Samples to be asked again.
 *
 * @param run the name that its Trials and figures are under
 * @param from the first instant of the period
 * @param to the first instant after it
 * @param source only Samples of this source, or null for all
 * @param target only Samples of this watched target, or null for all
 * @param limit Samples that are asked again at most
 */
public record ReplayOrder(
    String run,
    Instant from,
    Instant to,
    @Nullable String source,
    @Nullable String target,
    int limit) {}
