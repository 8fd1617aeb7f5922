@NullMarked
package io.agnoscope.trainer.model;

import org.jspecify.annotations.NullMarked;
