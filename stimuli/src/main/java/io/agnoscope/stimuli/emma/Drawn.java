package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.scene.Scene;

/** A claim, and a scene that was made to fit it. */
record Drawn(Claim claim, Scene scene) {}
