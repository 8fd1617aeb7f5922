/** Sources on Kafka topics. */
@NullMarked
package io.agnoscope.perturbation.source.kafka;

import org.jspecify.annotations.NullMarked;
