@NullMarked
package io.agnoscope.trainer.service;

import org.jspecify.annotations.NullMarked;
