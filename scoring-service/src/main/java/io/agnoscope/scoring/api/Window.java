package io.agnoscope.scoring.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The span that figures are asked for. */
enum Window {
  TOTAL("total", null),
  MINUTE("PT1M", Duration.ofMinutes(1)),
  QUARTER("PT15M", Duration.ofMinutes(15)),
  SIX_HOURS("PT6H", Duration.ofHours(6));

  private final String text;
  private final @Nullable Duration span;

  Window(String text, @Nullable Duration span) {
    this.text = text;
    this.span = span;
  }

  static Window of(@Nullable String text) {
    if (text == null) {
      return TOTAL;
    }
    return Arrays.stream(values())
        .filter(window -> window.text.equals(text))
        .findFirst()
        .orElseThrow(() ->
            ApiException.badRequest(
                "The parameter window must be one of "
                    + Arrays.stream(values()).map(Window::text).collect(Collectors.joining(", "))));
  }

  String text() {
    return text;
  }

  /** How long it is; null for everything. */
  @Nullable Duration span() {
    return span;
  }
}
