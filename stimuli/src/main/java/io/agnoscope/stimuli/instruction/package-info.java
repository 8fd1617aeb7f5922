/**
 * EMMA-style conversations to train on: multi-round, vision-prompted and fact-checking ones about
 * drawn scenes, after the idea of Lu et al. (arXiv 2309.04041). That paper's set is not public;
 * nothing here is a part or a reproduction of it.
 */
@NullMarked
package io.agnoscope.stimuli.instruction;

import org.jspecify.annotations.NullMarked;
