package io.agnoscope.scoring.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who asks, as far as this service tells people apart. */
public record SessionItem(
    @Schema(description = "OPERATOR or VIEWER") String role,
    @Schema(description = "Whether this role may change anything") boolean mayChange,
    @Schema(description = "Why not, for a person to read; null when it may")
        @Nullable String whyNot,
    @Schema(description = "Whether a trainer is configured") boolean trainer,
    @Schema(description = "Who is signed in; null where nobody is asked") @Nullable String name) {}
