@NullMarked
package io.agnoscope.vlm.probes;

import org.jspecify.annotations.NullMarked;
