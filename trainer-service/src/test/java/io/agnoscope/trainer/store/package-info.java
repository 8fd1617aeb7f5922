@NullMarked
package io.agnoscope.trainer.store;

import org.jspecify.annotations.NullMarked;
