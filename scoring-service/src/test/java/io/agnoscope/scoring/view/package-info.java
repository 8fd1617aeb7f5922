@NullMarked
package io.agnoscope.scoring.view;

import org.jspecify.annotations.NullMarked;
