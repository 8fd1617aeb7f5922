/**
 * Kafka: takes Trials from the group, has them asked, appends answers and dead letters, follows the
 * checkpoints.
 */
@NullMarked
package io.agnoscope.inference.worker;

import org.jspecify.annotations.NullMarked;
