package io.agnoscope.trainer.store;

import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.run.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The folders of a target's unfinished runs: {@code runs/target-version}, beside checkpoints. */
public final class RunFolders {

  private static final String PARENT = "runs";

  private final Path root;
  private final String target;

  /** Below the folder of the checkpoints. */
  public RunFolders(Path checkpoints, String target) {
    this.root = checkpoints.toAbsolutePath().normalize().resolve(PARENT);
    this.target = target;
  }

  /** A run that was put down, and its plan with what it says of the examples. */
  public record Begun(RunFolder folder, RunPlan plan) {}

  /**
   * Puts down a run that is about to begin.
   *
   * @param examples that it may draw, in the order in which they are numbered
   * @throws UncheckedIOException when it cannot be written
   */
  public Begun begin(RunPlan plan, List<CollectedExample> examples) {
    Path folder = root.resolve(target + "-" + plan.version());
    try {
      DurableFiles.delete(folder);
      RunPlan whole = RunFolder.begin(folder, plan, examples);
      return new Begun(new RunFolder(folder), whole);
    } catch (IOException e) {
      throw new UncheckedIOException("the run cannot be put down in " + folder, e);
    }
  }

  /**
   * Those that an earlier life left. There is one at most, unless somebody put others there.
   *
   * @throws UncheckedIOException when they cannot be looked at
   */
  public List<RunFolder> unfinished() {
    List<RunFolder> found = new ArrayList<>();
    if (!Files.isDirectory(root)) {
      return found;
    }
    try {
      for (Path folder : DurableFiles.list(root)) {
        String name = folder.getFileName().toString();
        if (name.matches(Pattern.quote(target) + "-\\d+")) {
          found.add(new RunFolder(folder));
        } else if (name.startsWith(".part-")) {
          DurableFiles.delete(folder);
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("the unfinished runs in " + root + " cannot be read", e);
    }
  }
}
