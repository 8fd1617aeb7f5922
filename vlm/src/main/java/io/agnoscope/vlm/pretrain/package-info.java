/** Makes the first checkpoint from nothing. */
@NullMarked
package io.agnoscope.vlm.pretrain;

import org.jspecify.annotations.NullMarked;
