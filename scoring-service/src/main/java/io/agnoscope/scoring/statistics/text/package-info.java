/**
 * What two free answers say differently: words brought to one form, numerals, and the facts that
 * words of a lexicon name. Pure Java, linear in the length of a text.
 */
@NullMarked
package io.agnoscope.scoring.statistics.text;

import org.jspecify.annotations.NullMarked;
