package io.agnoscope.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
final class TokensTest {
  private static final String ONE = "1".repeat(32);
  private static final String TWO = "2".repeat(40);
  private static final String KEY = "agnoscope.access.ingest-tokens";

  @TempDir Path folder;

  @Test
  void aFileHasOneALine() throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), ONE + "\n\n  " + TWO + "\n");

    Tokens tokens = Tokens.of(KEY, Optional.empty(), Optional.of(file));

    assertThat(tokens.all()).containsExactly(ONE, TWO);
    assertThat(tokens.first()).contains(ONE);
    assertThat(tokens).hasToString("2 tokens");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "1111111111111111 111111111111111111",
        "ééééééééééééééééééééééééééééééééé"
      })
  void whatIsNoTokenIsRefusedAndNotRepeated(String token) {
    assertThatThrownBy(() -> Tokens.of(KEY, Optional.of(List.of(ONE, token)), Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(KEY + ": token 2 ")
        .hasMessageNotContaining(ONE);
  }

  @Test
  void twoPlacesNoTokenAndNoFileAreRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    assertThatThrownBy(() -> Tokens.of(KEY, Optional.of(List.of(ONE)), Optional.of(empty)))
        .hasMessageContaining("cannot both be set");
    assertThatThrownBy(() -> Tokens.of(KEY, Optional.empty(), Optional.of(empty)))
        .hasMessageContaining(KEY + "-file has no token");
    assertThatThrownBy(
            () -> Tokens.of(KEY, Optional.empty(), Optional.of(folder.resolve("nowhere"))))
        .hasMessageContaining(KEY + "-file cannot be read");
    assertThat(Tokens.of(KEY, Optional.empty(), Optional.empty())).isEqualTo(Tokens.NONE);
  }

  @Test
  void aTokenGivesItsRoleAndNothingElseDoes() {
    FixedTokens known = new FixedTokens(new Tokens(List.of(ONE)), new Tokens(List.of(TWO)));

    assertThat(known.roleOf(ONE)).contains(Role.INGEST);
    assertThat(known.roleOf(TWO)).contains(Role.SERVICE);
    assertThat(known.roleOf(ONE + "1")).isEmpty();
    assertThat(known.roleOf(ONE.substring(1))).isEmpty();
    assertThat(known.roleOf("")).isEmpty();
  }

  @Test
  void aTokenHasOneRole() {
    assertThatThrownBy(() -> new FixedTokens(new Tokens(List.of(ONE)), new Tokens(List.of(ONE))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining(ONE);
  }
}
