package io.agnoscope.scoring.api;

import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a plain list is asked for. The answer is a list with its whole length in the header
 * {@code X-Total-Count}.
 *
 * @param limit how many at most
 * @param offset how many to leave out before them
 */
record Slice(int limit, int offset) {
  static final String TOTAL = "X-Total-Count";
  static final int DEFAULT_LIMIT = 1_000;
  static final int MOST = 10_000;

  /**
   * Reads what the client wrote.
   *
   * @param limit 1,000 when absent; 10,000 at most
   * @param offset 0 when absent
   */
  static Slice of(@Nullable String limit, @Nullable String offset) {
    return new Slice(
        Parameters.number("limit", limit, DEFAULT_LIMIT, 1, MOST),
        Parameters.number("offset", offset, 0, 0, Integer.MAX_VALUE));
  }

  /** The part of a list, each of its items made into a row. */
  <T, R> RestResponse<List<R>> answer(List<T> all, Function<T, R> row) {
    List<R> rows = all.stream().skip(offset).limit(limit).map(row).toList();
    return RestResponse.ResponseBuilder.ok(rows).header(TOTAL, all.size()).build();
  }
}
