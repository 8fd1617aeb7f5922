package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.Bitmap;
import io.agnoscope.stimuli.image.BitmapFont;
import io.agnoscope.stimuli.image.Canvas;
import java.util.List;

/** Draws what looks like a screenshot: windows with a title, a row of buttons and lines of text. */
final class Screenshots {

  static final int WIDTH = 320;
  static final int HEIGHT = 240;

  private static final int TITLE_BAR = 14;
  private static final int TOOL_BAR = 16;
  private static final int LINE = 11;
  private static final int TASK_BAR = 14;
  private static final int FRAME = 0x8a8f98;
  private static final int TOOLS = 0xe4e6ea;
  private static final int PAGE = 0xfcfcfc;
  private static final int INK = 0x202428;

  private static final List<Integer> DESKTOPS = List.of(0x3b6ea5, 0x2e4a3f, 0x5b4a72, 0x6b7a86);
  private static final List<Integer> TITLES = List.of(0x1f3a5f, 0x4a4f57, 0x204f45, 0x5a2f3d);
  private static final List<String> MENUS =
      List.of("File", "Edit", "View", "Tools", "Help", "Insert", "Search", "Window");

  private Screenshots() {}

  /** A screen of two or three windows with these lines in them. */
  static Bitmap draw(List<String> lines, Randomness randomness) {
    Canvas canvas = new Canvas(WIDTH, HEIGHT, randomness.pick(DESKTOPS));
    int windows = randomness.nextInt(2, 4);
    for (int i = 0; i < windows; i++) {
      window(canvas, randomness.shuffle(lines), randomness);
    }
    canvas.fill(0, HEIGHT - TASK_BAR, WIDTH, TASK_BAR, INK);
    canvas.fill(3, HEIGHT - TASK_BAR + 3, 8, 8, PAGE);
    canvas.text(clock(randomness), WIDTH - 34, HEIGHT - TASK_BAR + 4, 1, PAGE);
    return canvas.bitmap();
  }

  private static void window(Canvas canvas, List<String> lines, Randomness randomness) {
    int width = randomness.nextInt(170, 270);
    int height = randomness.nextInt(100, 180);
    int left = randomness.nextInt(4, WIDTH - width - 4);
    int top = randomness.nextInt(4, HEIGHT - TASK_BAR - height - 4);
    canvas.fill(left - 1, top - 1, width + 2, height + 2, FRAME);
    canvas.fill(left, top, width, TITLE_BAR, randomness.pick(TITLES));
    canvas.text(cut(lines.getLast(), width - 40), left + 4, top + 4, 1, PAGE);
    for (int button = 0; button < 3; button++) {
      canvas.fill(left + width - 11 * (button + 1), top + 4, 7, 7, TOOLS);
    }
    canvas.fill(left, top + TITLE_BAR, width, TOOL_BAR, TOOLS);
    int at = left + 5;
    for (String menu : randomness.shuffle(MENUS).subList(0, 3)) {
      canvas.text(menu, at, top + TITLE_BAR + 5, 1, INK);
      at += BitmapFont.width(menu) + 10;
    }
    page(canvas, lines, left, top + TITLE_BAR + TOOL_BAR, width, height - TITLE_BAR - TOOL_BAR);
  }

  private static void page(
      Canvas canvas, List<String> lines, int left, int top, int width, int height) {
    canvas.fill(left, top, width, height, PAGE);
    int rows = Math.min(lines.size(), (height - 6) / LINE);
    for (int row = 0; row < rows; row++) {
      canvas.text(cut(lines.get(row), width - 16), left + 6, top + 5 + row * LINE, 1, INK);
    }
    canvas.fill(left + width - 6, top, 6, height, TOOLS);
    canvas.fill(left + width - 5, top + 4, 4, height / 3, FRAME);
  }

  private static String clock(Randomness randomness) {
    int minute = randomness.nextInt(60);
    return randomness.nextInt(10, 24) + ":" + (minute < 10 ? "0" : "") + minute;
  }

  /** As much of a line as fits. */
  private static String cut(String line, int dots) {
    int end = line.length();
    while (BitmapFont.width(line.substring(0, end)) > dots) {
      end--;
    }
    return line.substring(0, end);
  }
}
