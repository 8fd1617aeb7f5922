package io.agnoscope.embedded.export;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.state.DiskRoom;
import io.agnoscope.embedded.state.DraftFolder;
import io.agnoscope.embedded.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes an export, and says how far it is. */
public final class Exporter {

  /** As after an interrupt from the keyboard. */
  private static final int STOPPED = 130;

  private final Terminal terminal;

  public Exporter(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Makes an export; its folder is there when it is whole, and only then.
   *
   * @param source where the hard examples are
   * @param store the image store's folder
   * @param folder to be made; it may be there when it is empty
   * @throws UserFailure when it cannot be made, with what to do about it
   */
  public void export(ExportOrder order, HardExampleSource source, Path store, Path folder)
      throws IOException {
    requireFree(folder);
    ExportCounts counts = new ExportCounts();
    try (DraftFolder place = DraftFolder.begin(folder)) {
      try {
        write(order, source, store, place.draft(), counts);
        place.finish();
      } catch (IOException | RuntimeException failure) {
        terminal.settle();
        if (place.isStopping()) {
          throw new UserFailure("stopped: nothing was exported", STOPPED);
        }
        if (DiskRoom.isFull(failure)) {
          throw new UserFailure(
              "No room left on the disk that holds "
                  + folder
                  + "; free some, or name a folder elsewhere with --out. Nothing was exported.");
        }
        throw failure;
      }
    }
    report(counts, folder);
  }

  private static void requireFree(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new UserFailure(folder + " is there and is no folder");
    }
    if (!DraftFolder.isEmpty(folder)) {
      throw new UserFailure(folder + " is not empty; name another folder with --out");
    }
  }

  private void write(
      ExportOrder order, HardExampleSource source, Path store, Path draft, ExportCounts counts)
      throws IOException {
    ExportFiles files = ExportFiles.begin(draft);
    try (files) {
      ExportedItems items = new ExportedItems(order, files, counts, terminal);
      items.hardExamples(source, new PictureSource(store));
      items.conversations();
    }
    for (String schema : ExportCheck.SCHEMAS) {
      Files.write(draft.resolve(schema), ExportCheck.text(schema));
    }
    ExportCheck.of(draft);
    ExportCard.write(order, files, counts, draft);
  }

  private void report(ExportCounts counts, Path folder) {
    terminal.line("Wrote to " + folder + ":");
    for (Split split : Split.values()) {
      terminal.line(
          "  %-8s  %d hard questions, %d conversations about them, %d EMMA-style conversations"
              .formatted(
                  split.label(),
                  counts.total(ExportedItems.QUESTIONS, split),
                  counts.total(ExportedItems.VIEWS, split),
                  counts.total(ExportedItems.CONVERSATIONS, split)));
    }
    skipped("hard examples", counts.skipped(ExportedItems.HARD_EXAMPLES));
    skipped("Views of those that are in", counts.skipped(ExportedItems.SKIPPED_VIEWS));
  }

  private void skipped(String what, Map<String, Long> causes) {
    if (!causes.isEmpty()) {
      terminal.line(
          "  left out, of %s: %s"
              .formatted(
                  what,
                  causes.entrySet().stream()
                      .map(each -> each.getValue() + " " + each.getKey())
                      .collect(Collectors.joining(", "))));
    }
  }
}
