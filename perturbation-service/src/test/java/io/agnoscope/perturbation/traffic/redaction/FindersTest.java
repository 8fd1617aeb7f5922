package io.agnoscope.perturbation.traffic.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer abcdefghijklmnop.1234",
        "use sk-proj-abcdefghijklmnop1234 here",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
        "github_pat_11ABCDEFG0abcdefghij",
        "AKIAIOSFODNN7EXAMPLE",
        "AIzaSyA-abcdefghijklmnopqrstuvwxyz01234",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIBOgIBAAJBAK\n-----END RSA PRIVATE KEY-----",
        "api_key = \"0123456789\"",
        "PASSWORD: correct-horse"
      })
  void findsSecrets(String text) {
    assertThat(redact(Finders.secrets(), text)).contains(TextRedactor.MARK).isNotEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What does a bearer of bad news carry?",
        "Is a task-oriented key word a token of love?",
        "The password is short.",
        "risk-adjusted returns and disk-based storage"
      })
  void leavesOrdinaryTextAlone(String text) {
    assertThat(redact(Finders.secrets(), text)).isSameAs(text);
  }

  @Test
  void findsEmailAddresses() {
    assertThat(redact(List.of(Finders.email()), "To a.b+c@mail.example.org, not to @home or a@b."))
        .isEqualTo("To [redacted], not to @home or a@b.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4111111111111111", "4111 1111 1111 1111", "3782-822463-10005"})
  void findsCardNumbers(String card) {
    assertThat(redact(List.of(Finders.creditCard()), "No 12, " + card + "."))
        .isEqualTo("No 12, [redacted].");
    assertThat(redact(List.of(Finders.creditCard()), "12 " + card)).isEqualTo("12 [redacted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4111111111111112", "411111111111", "a4111111111111111", "4111  1111  1111  1111"})
  void leavesOtherNumbersAlone(String number) {
    assertThat(redact(List.of(Finders.creditCard()), number)).isSameAs(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+49 89 1234567", "(415) 555-2671", "415-555-2671", "0044 20 7946 0958"})
  void findsTelephoneNumbers(String number) {
    assertThat(redact(List.of(Finders.phone()), "Call " + number + " now"))
        .isEqualTo("Call [redacted] now");
  }

  @Test
  void findsAddressesOfIpVersion4() {
    assertThat(redact(List.of(Finders.ipv4()), "10.0.0.1 and 255.255.255.255, 1.2.3, 256.1.1.999"))
        .isEqualTo("[redacted] and [redacted], 1.2.3, 256.1.1.999");
  }

  @Test
  void findsWhatAnOperatorDescribes() {
    assertThat(redact(List.of(Finders.custom("case-\\d+")), "see case-12 and case-x"))
        .isEqualTo("see [redacted] and case-x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "a*", "(?=x)"})
  void refusesPatternsThatAreNone(String expression) {
    assertThatThrownBy(() -> Finders.custom(expression))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void mergesWhatOverlapsAndDoesNotSearchItsOwnMark() {
    assertThat(
            redact(
                List.of(Finders.custom("abc"), Finders.custom("bcd"), Finders.custom("redacted")),
                "xabcdx"))
        .isEqualTo("x[redacted]x");
  }

  @Test
  void takesNoLongForAHostileText() {
    Finder nested = Finders.custom("(a+)+b");
    Finder far = Finders.custom("a.*b|a");
    String text = "a".repeat(32_768);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> redact(List.of(nested), text));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(redact(List.of(far), text)).doesNotContain("aa"));
  }

  private static String redact(List<Finder> finders, String text) {
    return new TextRedactor(finders, new Fixtures.Counts()).redact(text);
  }
}
