package io.agnoscope.trainer.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.run.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an unfinished run leaves on the disk, so that another life of the trainer can finish it: its
 * plan, the hard examples that it may draw, and how far it has come. The folder appears whole and
 * goes when the run has ended; the state in it is replaced at once.
 */
public final class RunFolder {

  private static final String PLAN = "plan.json";
  private static final String HARD_EXAMPLES = "hard-examples.ndjson";
  private static final String STATE = "state";

  private final Path folder;
  private final JsonMapper json = FrozenExamples.mapper();

  /** What the first line of a state says; the learner's bytes come after it. */
  private record StateLine(
      int steps,
      Map<String, Long> trialsBySource,
      double seconds,
      int learnerBytes,
      String learnerSha256) {}

  RunFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Puts down a run that is about to begin.
   *
   * @param folder where nothing is yet
   * @param examples that it may draw, in the order in which they are numbered
   * @return the plan, with what it says of the examples
   */
  static RunPlan begin(Path folder, RunPlan plan, List<CollectedExample> examples)
      throws IOException {
    Files.createDirectories(DurableFiles.parent(folder));
    Path part = Files.createTempDirectory(DurableFiles.parent(folder), ".part-");
    try {
      byte[] frozen = FrozenExamples.encode(examples);
      RunPlan whole = plan.with(examples.size(), Sha256.hex(frozen));
      Files.write(part.resolve(HARD_EXAMPLES), frozen);
      Files.write(
          part.resolve(PLAN),
          FrozenExamples.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(whole));
      DurableFiles.publish(part, folder);
      return whole;
    } finally {
      DurableFiles.delete(part);
    }
  }

  /**
   * What the run is going to do.
   *
   * @throws DamagedRunException when nobody can tell any more
   */
  public RunPlan plan() {
    try {
      return json.readValue(Files.readAllBytes(folder.resolve(PLAN)), RunPlan.class);
    } catch (IOException e) {
      throw new DamagedRunException("the plan of the run cannot be read", e);
    }
  }

  /**
   * The hard examples that the run may draw, in their order.
   *
   * @throws DamagedRunException when they are not those of the plan
   */
  public List<CollectedExample> hardExamples(RunPlan plan) {
    try {
      byte[] frozen = Files.readAllBytes(folder.resolve(HARD_EXAMPLES));
      if (!Sha256.hex(frozen).equals(plan.hardExamplesSha256())) {
        throw new DamagedRunException("the run's hard examples were altered");
      }
      return FrozenExamples.decode(frozen);
    } catch (IOException e) {
      throw new DamagedRunException("the run's hard examples cannot be read", e);
    }
  }

  /**
   * Keeps how far it has come, in place of what was kept before.
   *
   * @throws UncheckedIOException when it cannot be written: what was kept before stays
   */
  public void save(SavedState state) {
    try {
      String line =
          json.writeValueAsString(
              new StateLine(
                  state.steps(),
                  state.trialsBySource(),
                  state.seconds(),
                  state.learner().length,
                  Sha256.hex(state.learner())));
      DurableFiles.replace(
          folder.resolve(STATE), FrozenExamples.utf8(line + "\n"), state.learner());
    } catch (IOException e) {
      throw new UncheckedIOException("the state of the run cannot be written", e);
    }
  }

  /**
   * How far it had come when that was last kept; empty when it never was.
   *
   * @throws DamagedRunException when it is not what was written
   */
  public Optional<SavedState> state() {
    Path file = folder.resolve(STATE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      int end = 0;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      StateLine line = json.readerFor(StateLine.class).readValue(bytes, 0, end);
      byte[] learner = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
      if (learner.length != line.learnerBytes()
          || !Sha256.hex(learner).equals(line.learnerSha256())) {
        throw new DamagedRunException("the state of the run was altered or cut short");
      }
      return Optional.of(
          new SavedState(line.steps(), line.trialsBySource(), line.seconds(), learner));
    } catch (JsonProcessingException e) {
      throw new DamagedRunException("the state of the run is none", e);
    } catch (IOException e) {
      throw new DamagedRunException("the state of the run cannot be read", e);
    }
  }

  /** The run has ended: nothing of it is kept here. */
  public void delete() {
    try {
      // Without its plan it is no run, so that a folder half deleted is not taken for one.
      Files.deleteIfExists(folder.resolve(PLAN));
      DurableFiles.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the run cannot be deleted", e);
    }
  }
}
