@NullMarked
package io.agnoscope.scoring.notification;

import org.jspecify.annotations.NullMarked;
