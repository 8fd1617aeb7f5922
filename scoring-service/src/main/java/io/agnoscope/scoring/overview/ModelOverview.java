package io.agnoscope.scoring.overview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A watched model at a glance.
 *
 * @param reason of its standing, in plain words
 * @param since when it stands so; null when that is not known
 * @param serving the checkpoint whose figures are the present ones; null before there is one
 * @param previous the one that served before it
 * @param collecting Monitors whose reference period is not full yet
 * @param nearest observations of the Monitor that is nearest to its reference period's end
 * @param nearestNeeded how many that Monitor needs; 0 when none collects
 * @param firing alerts
 * @param scored Trials
 * @param lastAt when a Monitor last had an observation
 */
public record ModelOverview(
    String target,
    Standing standing,
    String reason,
    @Nullable Instant since,
    @Nullable String serving,
    @Nullable String previous,
    int monitors,
    int collecting,
    int regressed,
    long nearest,
    long nearestNeeded,
    int firing,
    long scored,
    @Nullable Instant lastAt) {}
