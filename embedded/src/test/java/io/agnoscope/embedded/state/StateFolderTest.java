package io.agnoscope.embedded.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.embedded.UserFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  private Path folder;

  @BeforeEach
  void begin(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void onlyOneLauncherAtATimeHoldsAState() throws IOException {
    StateFolder state = new StateFolder(folder.resolve("state"));
    state.prepare();

    try (StateLock first = StateLock.acquire(state)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> StateLock.acquire(state))
          .isInstanceOf(UserFailure.class)
          .hasMessageContaining("already runs with the state in " + state.root());
    }
    assertThatCode(() -> StateLock.acquire(state).close()).doesNotThrowAnyException();
  }

  @Test
  void wipingDeletesWhatIsOursAndNothingElse() throws IOException {
    StateFolder state = new StateFolder(folder.resolve("state"));
    state.prepare();
    Files.writeString(state.logs().resolve("x.log"), "x");
    Files.writeString(state.root().resolve("precious"), "x");
    Path outside = Files.writeString(folder.resolve("outside"), "x");
    Files.createSymbolicLink(state.checkpoints().resolve("link"), outside);

    state.wipe();

    assertThat(state.root()).isDirectoryNotContaining(file -> !file.endsWith("precious"));
    assertThat(outside).hasContent("x");
  }

  @Test
  void aFolderOfSomethingElseIsRefused() throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "x");

    assertThatThrownBy(() -> new StateFolder(folder).prepare())
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("holds something else");
    assertThatThrownBy(() -> new StateFolder(folder.resolve("thesis.tex")).prepare())
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("is not a folder");
    assertThatThrownBy(() -> new StateFolder(folder.resolve("thesis.tex/below")).prepare())
        .isInstanceOf(UserFailure.class)
        .hasMessageContaining("cannot be written to");
  }

  @Test
  void theScriptsBuildLogDoesNotMakeAFolderForeign() throws IOException {
    Files.createDirectories(folder.resolve("logs"));
    Files.writeString(folder.resolve("logs/build.log"), "x");

    assertThatCode(() -> new StateFolder(folder).prepare()).doesNotThrowAnyException();
  }

  @Test
  void tooLittleRoomIsOneSentence() {
    assertThatCode(() -> DiskRoom.require(folder, 2_000, 2_000)).doesNotThrowAnyException();
    assertThatThrownBy(() -> DiskRoom.require(folder, 400_000_000L, DiskRoom.NEEDED))
        .isInstanceOf(UserFailure.class)
        .hasMessage(
            "No room left on the disk that holds %s: 0.4 GB are free and 1.5 GB are needed; free"
                    .formatted(folder)
                + " some, or name a folder elsewhere with --state");
  }

  @Test
  void aFullDiskIsKnownByItsCause() {
    IOException full = new IOException("write failed: No space left on device");

    assertThat(DiskRoom.isFull(new IllegalStateException(new UncheckedIOException(full)))).isTrue();
    assertThat(DiskRoom.isFull(new IOException("Permission denied"))).isFalse();
    assertThat(DiskRoom.isFull(new IllegalStateException())).isFalse();
  }

  @Test
  void aHeldTreeStaysWhenItsSourceIsBuiltAnew() throws IOException {
    Path source = Files.createDirectories(folder.resolve("target/lib"));
    Files.writeString(source.resolve("x.jar"), "old");
    Files.writeString(source.resolve("agnoscope-x.jar"), "old");
    Path held = folder.resolve("held");

    FileTrees.hold(source, held);
    Files.delete(source.resolve("x.jar"));
    Files.writeString(source.resolve("x.jar"), "new");
    Files.writeString(source.resolve("agnoscope-x.jar"), "new");

    assertThat(held.resolve("x.jar")).hasContent("old");
    assertThat(held.resolve("agnoscope-x.jar")).hasContent("old");
  }
}
