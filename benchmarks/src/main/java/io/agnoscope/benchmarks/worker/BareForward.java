package io.agnoscope.benchmarks.worker;

import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.TinyVlm;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The model alone, in a process like the worker's: the Views of recorded Trials, pictures decoded
 * beforehand, one batch after another on one thread.
 */
final class BareForward {

  private BareForward() {}

  /**
   * Prints Views per second, each time that a line of its input says for how many milliseconds.
   *
   * @param arguments the file of Trials, Views to a batch
   */
  public static void main(String[] arguments) throws IOException, UndecodableRecordException {
    List<Prompt> prompts = prompts(Path.of(arguments[0]));
    int batchSize = Integer.parseInt(arguments[1]);
    try (TinyVlm model = TinyVlm.load(Checkpoint.first());
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Batches batches = new Batches(model, prompts, batchSize);
      for (String line = orders.readLine(); line != null; line = orders.readLine()) {
        System.out.println(batches.perSecond(Duration.ofMillis(Long.parseLong(line))));
        System.out.flush();
      }
    }
  }

  private static List<Prompt> prompts(Path file) throws IOException, UndecodableRecordException {
    List<Prompt> prompts = new ArrayList<>();
    List<Prompt> repeats = new ArrayList<>();
    TrialPrompts views = new TrialPrompts();
    try (DataInputStream input =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        RecordCodec codec = RecordCodec.local()) {
      for (int left = input.readInt(); left > 0; left--) {
        byte[] value = new byte[input.readInt()];
        input.readFully(value);
        Trial trial = codec.decode(value, Trial.class);
        List<Prompt> asked = views.of(trial);
        for (int i = 0; i < asked.size(); i++) {
          boolean repeat = trial.getViews().get(i).getPerturbation().equals("repeat");
          (repeat ? repeats : prompts).add(asked.get(i));
        }
      }
    }
    // As the worker asks them: not beside their clean Views, where they would cost nothing.
    prompts.addAll(repeats);
    return prompts;
  }

  /** Goes round the Views. */
  private static final class Batches {

    private final TinyVlm model;
    private final List<Prompt> prompts;
    private final int size;
    private int next;

    Batches(TinyVlm model, List<Prompt> prompts, int size) {
      this.model = model;
      this.prompts = prompts;
      this.size = size;
    }

    double perSecond(Duration duration) {
      long begin = System.nanoTime();
      long views = 0;
      while (System.nanoTime() - begin < duration.toNanos()) {
        if (next + size > prompts.size()) {
          next = 0;
        }
        views += model.probabilities(prompts.subList(next, next + size)).size();
        next += size;
      }
      return views / ((System.nanoTime() - begin) / 1e9);
    }
  }
}
