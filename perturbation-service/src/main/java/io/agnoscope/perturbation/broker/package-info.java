/** Kafka: appends Samples, runs the topology from Samples to Trials, declares the topics. */
@NullMarked
package io.agnoscope.perturbation.broker;

import org.jspecify.annotations.NullMarked;
