/** Who is not to be learned from any more, and what of the lineage that leaves. */
@NullMarked
package io.agnoscope.trainer.domain.revocation;

import org.jspecify.annotations.NullMarked;
