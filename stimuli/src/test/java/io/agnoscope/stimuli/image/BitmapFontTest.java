package io.agnoscope.stimuli.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitmapFontTest {

  @Test
  void everyPrintableCharacterHasAGlyphOfItsOwn() {
    Set<List<String>> glyphs = new HashSet<>();
    for (char character = ' '; character <= '~'; character++) {
      String[] rows = BitmapFont.glyph(character);
      assertThat(rows).hasSize(BitmapFont.HEIGHT);
      assertThat(rows)
          .allMatch(row -> row.matches("[#.]{1,5}") && row.length() == rows[0].length());
      glyphs.add(List.of(rows));
    }

    assertThat(glyphs).hasSize('~' - ' ' + 1);
  }

  @ParameterizedTest
  @CsvSource({"naïve, naive", "straße, strasse", "Iğdır, Igdir", "' a \t b ', a b", "Łódź, Lodz"})
  void marksAreDropped(String text, String written) {
    assertThat(BitmapFont.writable(text)).contains(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "虫", "a\uD83D\uDC1E", "№"})
  void whatHasNoFormIsNotWritten(String text) {
    assertThat(BitmapFont.writable(text)).isEmpty();
  }

  @Test
  void linesBreakBetweenWords() {
    assertThat(BitmapFont.wrap("to the left of", 40)).contains(List.of("to the", "left of"));
    assertThat(BitmapFont.wrap("antidisestablishment", 40)).isEmpty();
    assertThat(BitmapFont.width("to the")).isLessThanOrEqualTo(40);
  }

  @Test
  void textIsPaintedDotByDot() {
    Bitmap line = new Canvas(10, 9, 0xffffff).text("L", 1, 1, 1, 0).bitmap();

    assertThat(line.rgb(1, 1)).isZero();
    assertThat(line.rgb(5, 7)).isZero();
    assertThat(line.rgb(5, 1)).isEqualTo(0xffffff);
  }
}
