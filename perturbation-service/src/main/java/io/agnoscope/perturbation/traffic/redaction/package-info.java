/** What is taken out of Samples before they are written anywhere. */
@NullMarked
package io.agnoscope.perturbation.traffic.redaction;

import org.jspecify.annotations.NullMarked;
