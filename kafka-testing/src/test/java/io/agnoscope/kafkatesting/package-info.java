@NullMarked
package io.agnoscope.kafkatesting;

import org.jspecify.annotations.NullMarked;
