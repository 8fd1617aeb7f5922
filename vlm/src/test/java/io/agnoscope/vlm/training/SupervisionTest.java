package io.agnoscope.vlm.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.Layout;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SupervisionTest {

  private static final Layout FEWER = new Layout(2, 1, Architecture.OPTIONS);

  /** Two rows whose every value says where it stands. */
  private final Supervision all = numbered();

  @Test
  void fewerPlacesHoldWhatWasInThePlacesThatAreLeft() {
    Supervision fewer = all.in(FEWER);

    int question = Architecture.CONTEXT;
    int options = Architecture.TEXT;
    int[] tokens = {0, 1, question, options, options + 1, options + 2};
    for (int row = 0; row < 2; row++) {
      for (int token = 0; token < tokens.length; token++) {
        int to = row * FEWER.tokens() + token;
        int from = row * Architecture.TOKENS + tokens[token];
        assertThat(fewer.groundingWeight()[to]).isEqualTo(from);
        assertThat(fewer.grounding()[to * Architecture.PATCHES + 7])
            .isEqualTo(from * Architecture.PATCHES + 7);
      }
      assertThat(fewer.signs()[row * FEWER.text() + 2]).isEqualTo(row * options + question);
      assertThat(fewer.signWeight()[row * FEWER.text() + 1]).isEqualTo(row * options + 1);
    }
    assertThat(fewer.pointers())
        .containsExactly(
            0, Architecture.QUESTION, 2 * Architecture.QUESTION, 3 * Architecture.QUESTION);
    assertThat(fewer.answers()).isEqualTo(all.answers());
    assertThat(fewer.patches()).isEqualTo(all.patches());
  }

  @Test
  void allPlacesAreTheSame() {
    Supervision same = all.in(Layout.FULL);

    assertThat(same.grounding()).isEqualTo(all.grounding());
    assertThat(same.pointers()).isEqualTo(all.pointers());
    assertThat(same.signs()).isEqualTo(all.signs());
  }

  private static Supervision numbered() {
    Supervision supervision = Supervision.none(2);
    for (float[] values :
        new float[][] {
          supervision.grounding(),
          supervision.groundingWeight(),
          supervision.pointers(),
          supervision.signs(),
          supervision.signWeight(),
          supervision.patches(),
          supervision.answers()
        }) {
      IntStream.range(0, values.length).forEach(i -> values[i] = i);
    }
    return supervision;
  }
}
