/** Pictures that requests name by address: which are fetched, and how. */
@NullMarked
package io.agnoscope.perturbation.traffic.remote;

import org.jspecify.annotations.NullMarked;
