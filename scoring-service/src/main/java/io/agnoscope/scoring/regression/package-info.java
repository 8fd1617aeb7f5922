/**
 * Finding that a Monitor got worse: baselines, evidence that may be looked at after every step, and
 * the alarm level. Pure Java; docs/statistics.md has the method and its sources.
 */
@NullMarked
package io.agnoscope.scoring.regression;

import org.jspecify.annotations.NullMarked;
