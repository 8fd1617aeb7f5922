/** Has a past period of Samples asked again, and shows what came of it. */
@NullMarked
package io.agnoscope.embedded.rescore;

import org.jspecify.annotations.NullMarked;
