package io.agnoscope.scoring.query;

import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.SeriesKey;
import java.time.Instant;

/** A Series' sums of one window. */
public record WindowedSums(SeriesKey series, Instant start, Sums sums) {}
