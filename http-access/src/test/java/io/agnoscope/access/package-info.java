@NullMarked
package io.agnoscope.access;

import org.jspecify.annotations.NullMarked;
