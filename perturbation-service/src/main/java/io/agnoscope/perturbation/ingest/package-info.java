/**
 * Judges what arrives: a JSON Sample becomes the contract's Sample, or a refusal with its cause.
 */
@NullMarked
package io.agnoscope.perturbation.ingest;

import org.jspecify.annotations.NullMarked;
