@NullMarked
package io.agnoscope.trainer.kafka;

import org.jspecify.annotations.NullMarked;
