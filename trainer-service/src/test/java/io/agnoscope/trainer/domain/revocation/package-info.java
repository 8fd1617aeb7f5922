@NullMarked
package io.agnoscope.trainer.domain.revocation;

import org.jspecify.annotations.NullMarked;
