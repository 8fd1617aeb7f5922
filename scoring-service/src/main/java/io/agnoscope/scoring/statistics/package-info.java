/**
 * The figures: how one Trial's answers become sums, how sums merge, and what they say. Pure Java;
 * sums of any split of the same Trials merge to the same figures.
 */
@NullMarked
package io.agnoscope.scoring.statistics;

import org.jspecify.annotations.NullMarked;
