/** Kafka: hard examples in, checkpoints' steps out and back in, dead letters out. */
@NullMarked
package io.agnoscope.trainer.kafka;

import org.jspecify.annotations.NullMarked;
