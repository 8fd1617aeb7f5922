package io.agnoscope.stimuli.pages;

import io.agnoscope.stimuli.image.Bitmap;
import io.agnoscope.stimuli.image.BitmapFont;
import io.agnoscope.stimuli.image.Canvas;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws Views side by side as a model is shown them, with what was inserted in red. */
final class ViewCard {

  private static final int WIDTH = 330;
  private static final int MARGIN = 12;
  private static final int SCALE = 2;
  private static final int LINE = (BitmapFont.HEIGHT + 4) * SCALE;
  private static final int PICTURE = 192;
  private static final int PAPER = 0xffffff;
  private static final int INK = 0x202428;
  private static final int INSERTED = 0xc02020;
  private static final int QUIET = 0x808890;

  private final Function<String, Bitmap> pictures;

  ViewCard(Function<String, Bitmap> pictures) {
    this.pictures = pictures;
  }

  /** Two Views beside each other. */
  Bitmap draw(View clean, View perturbed) {
    int height = Math.max(height(clean), height(perturbed));
    Canvas canvas = new Canvas(2 * WIDTH, height, PAPER);
    paint(canvas, clean, 0);
    paint(canvas, perturbed, WIDTH);
    canvas.fill(WIDTH, 0, 1, height, QUIET);
    return canvas.bitmap();
  }

  private int height(View view) {
    return paint(new Canvas(1, 1, PAPER), view, 0);
  }

  /** Returns the row below everything. */
  private int paint(Canvas canvas, View view, int left) {
    int x = left + MARGIN;
    int top = MARGIN;
    canvas.text(view.id(), x, top, SCALE, QUIET);
    top += LINE + MARGIN / 2;
    for (Part part : view.parts()) {
      int color = part.inserted() ? INSERTED : INK;
      switch (part) {
        case Part.Picture picture -> top = picture(canvas, picture, x, top) + MARGIN;
        case Part.Text text -> {
          for (String line : lines(text.text())) {
            canvas.text(line, x, top, SCALE, color);
            top += LINE;
          }
        }
      }
    }
    String options =
        view.options().stream()
            .map(option -> option.letter() + ") " + option.text())
            .collect(Collectors.joining("   "));
    canvas.text(options, x, top + MARGIN / 2, SCALE, INK);
    return top + MARGIN / 2 + LINE + MARGIN / 2;
  }

  private int picture(Canvas canvas, Part.Picture picture, int x, int top) {
    Bitmap bitmap = pictures.apply(picture.sha256());
    int factor = Math.max(1, PICTURE / bitmap.width());
    int frame = picture.inserted() ? INSERTED : QUIET;
    canvas.fill(x - 2, top - 2, bitmap.width() * factor + 4, bitmap.height() * factor + 4, frame);
    for (int row = 0; row < bitmap.height(); row++) {
      for (int column = 0; column < bitmap.width(); column++) {
        canvas.fill(
            x + column * factor, top + row * factor, factor, factor, bitmap.rgb(column, row));
      }
    }
    return top + bitmap.height() * factor;
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String writable = BitmapFont.writable(line).orElse("?");
      lines.addAll(
          BitmapFont.wrap(writable, (WIDTH - 2 * MARGIN) / SCALE).orElse(List.of(writable)));
    }
    return lines;
  }
}
