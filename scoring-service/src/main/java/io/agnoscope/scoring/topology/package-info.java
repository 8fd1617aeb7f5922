/**
 * Answers to sums, outcomes and hard examples: the Kafka Streams topology, its stores and its keys.
 */
@NullMarked
package io.agnoscope.scoring.topology;

import org.jspecify.annotations.NullMarked;
