package io.agnoscope.embedded.rescore;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.access.Credential;
import io.agnoscope.embedded.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Starts a replay, follows it to its end and prints its figures. */
public final class Rescore {

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Looks in a row that find nobody, or nothing new, before one goes without. */
  private static final int TRIES = 30;

  private final Terminal terminal;
  private final Credential credential;
  private final Pause pause;
  private final RescoreView view;

  /** Waits; replaced in tests. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  /** What is done once the run has begun, with a call that calls it off. */
  @FunctionalInterface
  public interface Begun {
    void with(Runnable cancel);
  }

  /**
   * Makes it.
   *
   * @param credential shown to the services
   */
  public Rescore(Terminal terminal, Credential credential, Pause pause) {
    this.credential = credential;
    this.terminal = terminal;
    this.pause = pause;
    this.view = new RescoreView(terminal);
  }

  /**
   * Starts it and comes back.
   *
   * @param perturbation where the perturbation service listens, and so is scoring
   * @throws UserFailure when it is not taken
   */
  public void start(RescoreOrder order, URI perturbation, URI scoring) throws InterruptedException {
    try (ServiceCalls replays = new ServiceCalls(perturbation, credential)) {
      ReplayProgress begun = begin(replays, order);
      terminal.line("Run " + begun.run() + " has begun");
      terminal.line("Progress  " + replays.address(path(begun.run())));
      terminal.line("Figures   " + figures(scoring, begun.run()));
    }
  }

  /**
   * Starts it and stays until it is answered.
   *
   * @param begun told how the run can be called off
   * @throws UserFailure when it is not taken, or does not come to a good end
   */
  public void follow(RescoreOrder order, URI perturbation, URI scoring, Begun begun)
      throws InterruptedException {
    try (ServiceCalls replays = new ServiceCalls(perturbation, credential);
        ServiceCalls scores = new ServiceCalls(scoring, credential)) {
      ReplayProgress first = begin(replays, order);
      String run = first.run();
      begun.with(() -> cancel(perturbation, run));
      terminal.line("Run " + run + " has begun");
      RunFigures figures = new RunFigures(scores);
      ReplayProgress last = written(replays, figures, first);
      view.end();
      requireGoodEnd(last);
      terminal.line(last.counts());
      List<FigureRow> rows = answered(figures, last);
      view.end();
      print(figures, rows, last);
      terminal.line("Figures   " + figures(scoring, run));
    }
  }

  private static ReplayProgress begin(ServiceCalls replays, RescoreOrder order)
      throws InterruptedException {
    try {
      return read(replays.post("/api/v1/replays", order));
    } catch (IOException e) {
      throw new UserFailure(e.getMessage() + ": is Agnoscope running? ./agnoscope up starts it");
    }
  }

  private ReplayProgress written(ServiceCalls replays, RunFigures figures, ReplayProgress first)
      throws InterruptedException {
    ReplayProgress progress = first;
    int failures = 0;
    while (progress.running()) {
      pause.of(EVERY);
      try {
        progress = read(replays.get(path(first.run())));
        failures = 0;
        view.writing(progress, rows(figures, first.run()).map(RunFigures::answered).orElse(0L));
      } catch (IOException e) {
        failures++;
        if (failures == TRIES) {
          throw new UserFailure(
              e.getMessage()
                  + "; the run may go on: "
                  + replays.address(path(first.run()))
                  + " says so once it is back");
        }
      }
    }
    return progress;
  }

  /** Waits for the answers until all are there, or none came for a while. */
  private List<FigureRow> answered(RunFigures figures, ReplayProgress last)
      throws InterruptedException {
    List<FigureRow> rows = List.of();
    int idle = 0;
    long before = -1;
    while (idle < TRIES && RunFigures.answered(rows) < last.trialsWritten()) {
      pause.of(EVERY);
      rows = rows(figures, last.run()).orElse(rows);
      long now = RunFigures.answered(rows);
      idle = now == before ? idle + 1 : 0;
      before = now;
      view.answering(last, now);
    }
    return rows;
  }

  private void print(RunFigures figures, List<FigureRow> rows, ReplayProgress last)
      throws InterruptedException {
    long answered = RunFigures.answered(rows);
    terminal.line(answered + " of " + last.trialsWritten() + " Trials answered");
    if (answered < last.trialsWritten()) {
      terminal.line(
          "The others are on their way, or could not be answered: ./agnoscope dead-letters list");
    }
    FigureTable.lines(rows, rows(figures, "LIVE").orElse(List.of())).forEach(terminal::line);
    if (last.reason() != null) {
      terminal.line("It ended early: " + last.reason());
    }
  }

  private static void requireGoodEnd(ReplayProgress last) {
    if (!last.state().equals("DONE")) {
      throw new UserFailure(
          "the run ended as %s%s (%s)"
              .formatted(
                  last.state().toLowerCase(Locale.ROOT),
                  last.reason() == null ? "" : ": " + last.reason(),
                  last.counts()));
    }
    if (last.trialsWritten() == 0) {
      throw new UserFailure(
          "there is nothing to ask again in that period ("
              + last.counts()
              + "); Samples are kept for a week");
    }
  }

  private void cancel(URI perturbation, String run) {
    view.end();
    try (ServiceCalls replays = new ServiceCalls(perturbation, credential)) {
      ReplayProgress ended = read(replays.delete(path(run)));
      terminal.line("Called off: " + ended.counts());
    } catch (IOException | UserFailure e) {
      terminal.error("the run " + run + " could not be called off: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Figures are for looking at: while the scoring service is away there are none. */
  private static Optional<List<FigureRow>> rows(RunFigures figures, String run)
      throws InterruptedException {
    try {
      return Optional.of(figures.rows(run));
    } catch (IOException | UserFailure away) {
      return Optional.empty();
    }
  }

  private static ReplayProgress read(JsonNode json) throws IOException {
    return ServiceCalls.JSON.treeToValue(json, ReplayProgress.class);
  }

  private static String path(String run) {
    return "/api/v1/replays/" + run;
  }

  private static URI figures(URI scoring, String run) {
    return scoring.resolve("/api/v1/interference?run=" + run);
  }
}
