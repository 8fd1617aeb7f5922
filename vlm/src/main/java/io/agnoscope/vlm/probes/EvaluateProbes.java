package io.agnoscope.vlm.probes;

import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.TinyVlm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks TinyVLM's first checkpoint every question of a set, and writes its figures beside it: {@code
 * EvaluateProbes DIR}.
 */
public final class EvaluateProbes {

  private static final int BATCH = 64;
  private static final int BETWEEN_LINES = 3_000;
  private static final int BAD_USAGE = 2;

  private EvaluateProbes() {}

  /** Runs from the command line; exit code 1 for a set that cannot be read. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("agnoscope: the folder of a set is needed");
      System.exit(BAD_USAGE);
    }
    try {
      run(Path.of(arguments[0]), Checkpoint.first(), System.out);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("agnoscope: the set in " + arguments[0] + " cannot be read: " + e);
      System.exit(1);
    }
  }

  /**
   * Asks every question and writes {@code tinyvlm.md} into the folder.
   *
   * @return the table that was written
   * @throws IllegalArgumentException when a line cannot be right; the message has its number
   */
  static String run(Path folder, Checkpoint checkpoint, PrintStream console) throws IOException {
    Scores scores = new Scores();
    int asked = 0;
    try (TinyVlm model = TinyVlm.load(checkpoint);
        BufferedReader lines = Files.newBufferedReader(folder.resolve("probes.ndjson"))) {
      List<SetQuestion> batch = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        batch.add(read(line, folder, asked + 1));
        asked++;
        if (batch.size() == BATCH) {
          ask(model, batch, scores);
          batch.clear();
        }
        if (asked % BETWEEN_LINES == 0) {
          console.println("  " + asked + " questions asked");
        }
      }
      ask(model, batch, scores);
    }
    String table = scores.table();
    Path report = folder.resolve("tinyvlm.md");
    Files.writeString(
        report,
        "# %s on %d EMMA-style questions%n%nAccuracy in percent with Wilson 95 %% intervals.%n%n%s"
            .formatted(checkpoint.manifest().id(), asked, table));
    console.print(table);
    console.println("Wrote " + report);
    return table;
  }

  private static SetQuestion read(String line, Path folder, int number) {
    try {
      return SetQuestion.of(line, folder);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("line " + number + ": " + wrong.getMessage(), wrong);
    }
  }

  private static void ask(TinyVlm model, List<SetQuestion> batch, Scores scores)
      throws IOException {
    List<Prompt> prompts = new ArrayList<>(batch.size());
    for (SetQuestion question : batch) {
      prompts.add(question.prompt());
    }
    List<double[]> answers = model.probabilities(prompts);
    for (int i = 0; i < batch.size(); i++) {
      scores.add(batch.get(i), highest(answers.get(i)) == batch.get(i).gold());
    }
  }

  private static int highest(double[] shares) {
    int best = 0;
    for (int i = 1; i < shares.length; i++) {
      if (shares[i] > shares[best]) {
        best = i;
      }
    }
    return best;
  }
}
