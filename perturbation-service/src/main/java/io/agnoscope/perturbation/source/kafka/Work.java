package io.agnoscope.perturbation.source.kafka;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Records that are done with once something is kept.
 *
 * @param kept done once the broker acknowledged it, failed when that is not known
 */
record Work(List<Place> places, CompletionStage<Void> kept) {}
