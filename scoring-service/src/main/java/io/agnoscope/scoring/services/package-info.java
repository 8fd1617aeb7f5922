/** The other services as this one reaches them. */
@NullMarked
package io.agnoscope.scoring.services;

import org.jspecify.annotations.NullMarked;
