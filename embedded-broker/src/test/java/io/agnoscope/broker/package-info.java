@NullMarked
package io.agnoscope.broker;

import org.jspecify.annotations.NullMarked;
