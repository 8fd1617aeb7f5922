/** The trainer's life: it starts, collects, runs, decides, and obeys its operator. */
@NullMarked
package io.agnoscope.trainer.service;

import org.jspecify.annotations.NullMarked;
