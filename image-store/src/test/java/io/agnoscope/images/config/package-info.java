@NullMarked
package io.agnoscope.images.config;

import org.jspecify.annotations.NullMarked;
