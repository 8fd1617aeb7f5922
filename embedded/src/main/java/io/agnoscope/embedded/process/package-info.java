/** Child processes: started, watched, started again, stopped in order. */
@NullMarked
package io.agnoscope.embedded.process;

import org.jspecify.annotations.NullMarked;
