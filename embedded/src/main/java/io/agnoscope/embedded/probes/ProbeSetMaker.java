package io.agnoscope.embedded.probes;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.state.DiskRoom;
import io.agnoscope.embedded.state.DraftFolder;
import io.agnoscope.embedded.terminal.Terminal;
import io.agnoscope.stimuli.emma.Cell;
import io.agnoscope.stimuli.graph.GraphProbe;
import io.agnoscope.stimuli.graph.GraphProbes;
import io.agnoscope.stimuli.graph.SceneGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a set and says how far it is. */
public final class ProbeSetMaker {

  /** The most questions of a set. */
  public static final long MOST = 1_000_000;

  /** As after an interrupt from the keyboard. */
  private static final int STOPPED = 130;

  private static final int BAR = 30;
  private static final int LINES = 10;

  private final Terminal terminal;

  public ProbeSetMaker(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Makes a set of questions about drawn scenes.
   *
   * @param wanted how many; rounded up to whole rounds of aspects and types
   * @param force whether a set that is there is replaced
   * @throws UserFailure when it cannot be made, with what to do about it
   */
  public void drawn(long wanted, long seed, Path folder, boolean force) throws IOException {
    long size = rounded(wanted);
    make(new DrawnQuestions(seed, size), seed, folder, force);
  }

  /**
   * Makes a set of questions about pictures with scene graphs.
   *
   * @param wanted how many at most; fewer where the graphs say too little
   * @param graphs the folder of graphs and pictures
   * @throws UserFailure when it cannot be made, with what to do about it
   */
  public void graphs(long wanted, long seed, Path graphs, Path folder, boolean force)
      throws IOException {
    long size = rounded(wanted);
    if (!Files.isDirectory(graphs)) {
      throw new UserFailure("there is no folder " + graphs, 2);
    }
    PictureFiles pictures = new PictureFiles(graphs);
    List<SceneGraph> read = new GraphFiles(graphs, pictures, terminal::line).read();
    GraphProbes probes = new GraphProbes(read, seed);
    terminal.line("%d scene graphs give these facts: %s".formatted(read.size(), probes.facts()));
    List<GraphProbe> made = probes.make(size);
    if (made.isEmpty()) {
      throw new UserFailure(
          "the scene graphs in " + graphs + " give no question: see docs/probes.md");
    }
    if (made.size() < size) {
      terminal.line(
          "The scene graphs give only %d of %d questions; manifest.json counts them"
              .formatted(made.size(), size));
    }
    make(new GraphQuestions(made, pictures), seed, folder, force);
  }

  private long rounded(long wanted) {
    if (wanted < 1 || wanted > MOST) {
      throw new UserFailure("--n must be 1 to %d, and is %d".formatted(MOST, wanted), 2);
    }
    long size = (wanted + Cell.ROUND - 1) / Cell.ROUND * Cell.ROUND;
    if (size != wanted) {
      terminal.line(
          "%d is no multiple of %d, aspects times question types: making %d"
              .formatted(wanted, Cell.ROUND, size));
    }
    return size;
  }

  void make(Questions questions, long seed, Path folder, boolean force) throws IOException {
    try (DraftFolder place = SetFolder.begin(folder, force)) {
      try {
        make(questions, seed, place);
      } catch (IOException failure) {
        terminal.settle();
        if (place.isStopping()) {
          throw new UserFailure("stopped: no set was written", STOPPED);
        }
        if (DiskRoom.isFull(failure)) {
          throw noRoom(folder);
        }
        throw failure;
      }
    }
    terminal.live(List.of());
    terminal.line(
        "Wrote %d EMMA-style questions with their pictures to %s"
            .formatted(questions.size(), folder));
  }

  private void make(Questions questions, long seed, DraftFolder place) throws IOException {
    requireRoom(place.draft(), questions.bytes());
    long every = Math.max(1, questions.size() / LINES);
    ProbeSet.write(questions, seed, place.draft(), done -> show(done, questions.size(), every));
    place.finish();
  }

  private static void requireRoom(Path draft, long bytes) throws IOException {
    if (DiskRoom.usable(draft) < bytes) {
      throw noRoom(draft.getParent());
    }
  }

  private static UserFailure noRoom(@Nullable Path folder) {
    return new UserFailure(
        "No room left on the disk that holds "
            + folder
            + "; free some, or name a folder elsewhere with --out. No set was written.");
  }

  private void show(long done, long of, long every) {
    if (terminal.interactive()) {
      int full = (int) (done * BAR / of);
      terminal.live(
          List.of(
              String.format(
                  Locale.ROOT,
                  "  [%s%s] %3d %%  %d of %d questions",
                  "#".repeat(full),
                  "-".repeat(BAR - full),
                  done * 100 / of,
                  done,
                  of)));
    } else if (done % every == 0 && done < of) {
      terminal.line("  %d of %d questions".formatted(done, of));
    }
  }
}
