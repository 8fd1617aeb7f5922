/** The Views of one Sample for people to look at. Nothing of it is sent anywhere. */
@NullMarked
package io.agnoscope.perturbation.views;

import org.jspecify.annotations.NullMarked;
