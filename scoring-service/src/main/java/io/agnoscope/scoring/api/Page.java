package io.agnoscope.scoring.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a list.
 *
 * @param items those from the offset on, at most {@code limit}
 * @param total how many there are in all
 */
public record Page<T>(List<T> items, int total, int limit, int offset) {
  static final String LIMIT = "How many at most, 1 to 200; 20 unless said";
  static final String OFFSET = "How many to leave out before them";
  static final int DEFAULT_LIMIT = 20;
  static final int MOST = 200;

  /**
   * Cuts a page out of a list.
   *
   * @param limit as the client wrote it; 20 when absent
   * @param offset as the client wrote it; 0 when absent
   */
  static <T> Page<T> of(List<T> all, @Nullable String limit, @Nullable String offset) {
    int most = Parameters.number("limit", limit, DEFAULT_LIMIT, 1, MOST);
    int from = Parameters.number("offset", offset, 0, 0, Integer.MAX_VALUE);
    int start = Math.min(from, all.size());
    int end = Math.min(all.size(), start + most);
    return new Page<>(List.copyOf(all.subList(start, end)), all.size(), most, from);
  }
}
