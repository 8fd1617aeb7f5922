package io.agnoscope.perturbation.traffic.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class RedactionPropertyTest {

  private final TextRedactor secrets = new TextRedactor(Finders.secrets(), new Fixtures.Counts());
  private final TextRedactor cards =
      new TextRedactor(List.of(Finders.creditCard()), new Fixtures.Counts());

  @Property
  void noSecretSurvivesWhateverStandsAroundIt(
      @ForAll @StringLength(max = 50) String before, @ForAll @StringLength(max = 50) String after) {
    String redacted = secrets.redact(before + " " + Fixtures.SECRET + " " + after);

    assertThat(redacted).doesNotContain(Fixtures.SECRET).contains(TextRedactor.MARK);
  }

  @Property
  void anyTextIsRedacted(@ForAll String text) {
    assertThat(secrets.redact(text)).isNotNull();
    assertThat(cards.redact(text)).isNotNull();
  }

  @Property
  void everyNumberWithItsCheckDigitIsFoundAndNoOther(
      @ForAll @LongRange(min = 100_000_000_000_000L, max = 999_999_999_999_999L) long payload,
      @ForAll @IntRange(min = 1, max = 9) int off) {
    int check = checkDigit(payload);

    assertThat(cards.redact("" + payload + check)).isEqualTo(TextRedactor.MARK);
    String wrong = "" + payload + (check + off) % 10;
    assertThat(cards.redact(wrong)).isEqualTo(wrong);
  }

  /** The table of doubled digits, as another way to reckon than the finder's. */
  private static int checkDigit(long payload) {
    int[] doubled = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
    int sum = 0;
    boolean twice = true;
    for (long rest = payload; rest > 0; rest /= 10) {
      int digit = (int) (rest % 10);
      sum += twice ? doubled[digit] : digit;
      twice = !twice;
    }
    return (10 - sum % 10) % 10;
  }
}
