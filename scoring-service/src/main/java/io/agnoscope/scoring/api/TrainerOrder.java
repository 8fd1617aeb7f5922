package io.agnoscope.scoring.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who wants something of the trainer, why, and of which checkpoint. */
public record TrainerOrder(
    @Schema(description = "Who asks: 1 to 100 characters", required = true) @Nullable String by,
    @Schema(description = "Why: at most 300 characters; kept with the run or checkpoint")
        @Nullable String comment,
    @Schema(description = "The checkpoint's version; needed to promote and to roll back")
        @Nullable Integer version) {

  /** So that the trainer, which keeps 500 with the name, cuts nothing off. */
  private static final int LONGEST_COMMENT = 300;

  /** Who asks and why, in one line. */
  String reason(OperatorDesk desk) {
    String name = desk.name(by);
    String why = comment == null ? "" : comment.strip();
    if (why.length() > LONGEST_COMMENT) {
      throw ApiException.badRequest("comment has at most " + LONGEST_COMMENT + " characters");
    }
    return why.isEmpty() ? name : name + ": " + why;
  }

  /** The version that the order is about. */
  int ofVersion() {
    if (version == null || version < 1) {
      throw ApiException.badRequest("version says which checkpoint, and is a number from 1 on");
    }
    return version;
  }
}
