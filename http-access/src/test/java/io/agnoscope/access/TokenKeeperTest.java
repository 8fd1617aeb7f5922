package io.agnoscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
final class TokenKeeperTest {
  private static final String OLD = "o".repeat(32);
  private static final String NEW = "n".repeat(32);
  private static final String SERVICE = "s".repeat(32);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void oldTokens() throws IOException {
    file = Files.writeString(folder.resolve("tokens"), OLD + "\n");
  }

  @Test
  void tokensRotateWithoutARestart() throws IOException {
    TokenKeeper keeper = keeper();
    assertThat(keeper.roleOf(OLD)).contains(Role.INGEST);

    Files.writeString(file, NEW + "\n" + OLD + "\n");
    keeper.readAgain();
    assertThat(keeper.roleOf(OLD)).contains(Role.INGEST);
    assertThat(keeper.roleOf(NEW)).contains(Role.INGEST);

    Files.writeString(file, NEW + "\n");
    keeper.readAgain();
    assertThat(keeper.roleOf(OLD)).isEmpty();
    assertThat(keeper.roleOf(NEW)).contains(Role.INGEST);
    assertThat(keeper.roleOf(SERVICE)).contains(Role.SERVICE);
  }

  @Test
  void whatCannotBeTakenChangesNothing() throws IOException {
    TokenKeeper keeper = keeper();

    for (String bad : List.of("", "too short", SERVICE)) {
      Files.writeString(file, bad);
      keeper.readAgain();
      assertThat(keeper.roleOf(OLD)).as("after %s", bad).contains(Role.INGEST);
      assertThat(keeper.roleOf(SERVICE)).contains(Role.SERVICE);
    }
    Files.delete(file);
    keeper.readAgain();
    assertThat(keeper.roleOf(OLD)).contains(Role.INGEST);
  }

  @Test
  void theProcessHasATokenOfItsOwn() {
    assertThat(keeper().roleOf(keeper().own())).isEmpty();
    TokenKeeper keeper = keeper();
    assertThat(keeper.roleOf(keeper.own())).contains(Role.INGEST);
    assertThat(keeper.ofThisService()).contains(SERVICE);
  }

  private TokenKeeper keeper() {
    return new TokenKeeper(
        new AccessConfig() {
          @Override
          public Mode mode() {
            return Mode.OIDC;
          }

          @Override
          public Optional<List<String>> ingestTokens() {
            return Optional.empty();
          }

          @Override
          public Optional<Path> ingestTokensFile() {
            return Optional.of(file);
          }

          @Override
          public Optional<List<String>> serviceTokens() {
            return Optional.of(List.of(SERVICE));
          }

          @Override
          public Optional<Path> serviceTokensFile() {
            return Optional.empty();
          }
        });
  }
}
