package io.agnoscope.scoring.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who asks for a change, and why. */
public record ActionRequest(
    @Schema(description = "Who asks: 1 to 100 characters", required = true) @Nullable String by,
    @Schema(description = "Why: at most 1,000 characters") @Nullable String comment) {}
