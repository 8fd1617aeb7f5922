/**
 * EMMA-style questions: six aspects, four question types, easy and hard wrong options (after Lu et
 * al., arXiv 2309.04041; wordings, wrong options and pictures are our own, and no result on them is
 * a result on that benchmark).
 */
@NullMarked
package io.agnoscope.stimuli.emma;

import org.jspecify.annotations.NullMarked;
