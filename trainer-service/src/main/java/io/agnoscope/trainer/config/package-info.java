/** What an operator can set, and what is measured. */
@NullMarked
package io.agnoscope.trainer.config;

import org.jspecify.annotations.NullMarked;
