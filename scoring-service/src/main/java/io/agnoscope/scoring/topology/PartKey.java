package io.agnoscope.scoring.topology;

/**
 * The part of a Series that one input partition summed.
 *
 * @param series the Series' key as text
 * @param partition the partition of {@code agnoscope.answers}
 */
public record PartKey(String series, int partition) {
  public String text() {
    return series + "#" + partition;
  }

  public static PartKey parse(String text) {
    int at = text.lastIndexOf('#');
    return new PartKey(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
  }
}
