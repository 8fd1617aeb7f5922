package io.agnoscope.vlm.pretrain;

import io.agnoscope.vlm.Checkpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes TinyVLM's first checkpoint from nothing: {@code pretrain [--out DIR] [--minutes N] [--seed
 * S] [--samples N]}. Ctrl-C ends it with the best checkpoint so far.
 */
public final class Pretrain {

  private static final int BAD_USAGE = 2;

  private Pretrain() {}

  /** Runs from the command line; exit code 2 for arguments that make no sense. */
  public static void main(String[] arguments) throws InterruptedException {
    if (List.of(arguments).contains("--help")) {
      System.out.println(PretrainSettings.USAGE);
      return;
    }
    PretrainSettings settings;
    try {
      settings = PretrainSettings.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("pretrain: " + e.getMessage());
      System.err.println(PretrainSettings.USAGE);
      System.exit(BAD_USAGE);
      return;
    }
    run(settings, System.out);
  }

  /** Trains, evaluates on fresh probes, and writes the checkpoint and its report. */
  public static Checkpoint run(PretrainSettings settings, PrintStream console)
      throws InterruptedException {
    try (PretrainRun run = new PretrainRun(settings, console)) {
      Thread main = Thread.currentThread();
      Thread stop =
          new Thread(() -> {
            run.stop();
            try {
              main.join();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      Runtime.getRuntime().addShutdownHook(stop);
      Checkpoint checkpoint = run.train();
      Path report = settings.out().resolve("report.md");
      checkpoint.write(settings.out());
      Files.writeString(report, PretrainReport.of(checkpoint.manifest()));
      console.println("checkpoint and report are in " + settings.out().toAbsolutePath());
      forget(stop);
      return checkpoint;
    } catch (IOException e) {
      throw new UncheckedIOException("the report cannot be written", e);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyStopping) {
      // The hook is what waits for us: nothing to forget.
    }
  }
}
