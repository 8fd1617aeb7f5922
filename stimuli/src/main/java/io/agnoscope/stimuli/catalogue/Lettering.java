package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.image.BitmapFont;
import io.agnoscope.stimuli.image.Canvas;
import java.util.List;
import java.util.Optional;

/**
 * A text in lines, at the size at which it fits a width.
 *
 * @param lines from the top
 * @param scale pixels to a dot of the font
 */
record Lettering(List<String> lines, int scale) {

  /** Dots from the top of a line to the top of the next. */
  private static final int LINE = BitmapFont.HEIGHT + 2;

  /**
   * The text as large as it fits: on one line if it can be at half the largest size or more, else
   * on the fewest lines.
   *
   * @param across pixels that a line may take
   * @param largest scale to begin with; it is halved until the text fits
   * @param mostLines at most so many lines
   * @return empty when it does not fit at all
   */
  static Optional<Lettering> fit(String text, int across, int largest, int mostLines) {
    for (int lines = 1; lines <= mostLines; lines++) {
      int smallest = lines < mostLines ? Math.max(1, largest / 2) : 1;
      for (int scale = largest; scale >= smallest; scale = scale == 1 ? 0 : scale / 2) {
        Optional<List<String>> wrapped = BitmapFont.wrap(text, across / scale);
        if (wrapped.isPresent() && wrapped.get().size() <= lines) {
          return Optional.of(new Lettering(wrapped.get(), scale));
        }
      }
    }
    return Optional.empty();
  }

  /** Pixels from the top of the first line to the foot of the last. */
  int height() {
    return (lines.size() * LINE - (LINE - BitmapFont.HEIGHT)) * scale;
  }

  /** Writes the lines, each in the middle of the given width. */
  void write(Canvas canvas, int across, int top, int color) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int left = (across - BitmapFont.width(line) * scale) / 2;
      canvas.text(line, left, top + i * LINE * scale, scale, color);
    }
  }
}
