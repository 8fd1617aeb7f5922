@NullMarked
package io.agnoscope.images;

import org.jspecify.annotations.NullMarked;
