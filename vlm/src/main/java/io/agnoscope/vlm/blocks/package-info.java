/** The network, block by block, as pure functions of weights and a batch. */
@NullMarked
package io.agnoscope.vlm.blocks;

import org.jspecify.annotations.NullMarked;
