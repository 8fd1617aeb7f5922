package io.agnoscope.schemas.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

final class IdentityPropertyTest {

  @Property(tries = 500)
  void differsWhenTextMovesBetweenParts(
      @ForAll @NotEmpty String left, @ForAll String right, @ForAll int cut) {
    int at = Math.floorMod(cut, left.length());
    String moved = left.substring(at) + right;

    assertThat(TrialIds.of("LIVE", left.substring(0, at), moved, "t"))
        .isNotEqualTo(TrialIds.of("LIVE", left, right, "t"));
  }

  @Property(tries = 500)
  void differsWhenAnyPartDoes(@ForAll String one, @ForAll String other) {
    Assume.that(!encoded(one).equals(encoded(other)));

    assertThat(TrialIds.of(one, "s", "c", "t")).isNotEqualTo(TrialIds.of(other, "s", "c", "t"));
    assertThat(TrialIds.of("r", one, "c", "t")).isNotEqualTo(TrialIds.of("r", other, "c", "t"));
    assertThat(TrialIds.of("r", "s", one, "t")).isNotEqualTo(TrialIds.of("r", "s", other, "t"));
    assertThat(TrialIds.of("r", "s", "c", one)).isNotEqualTo(TrialIds.of("r", "s", "c", other));
  }

  @Example
  void isTheSameForEver() {
    assertThat(TrialIds.of("LIVE", "sample-1", "1", "tinyvlm"))
        .isEqualTo("63d645dcbe72b2f605f83d68d1b4411cd63dd74e093dd40d1eaf5a0b394482fe");
  }

  @Example
  void digestsAsTheStandardSays() {
    assertThat(Sha256.hex("abc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  /** Lone surrogates all become the same question mark. */
  private static String encoded(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
