package io.agnoscope.trainer.domain.run;

import java.time.Instant;

/** What the trainer is doing. */
public sealed interface TrainerState {

  /** Name in upper case, as the API shows it. */
  String name();

  /** Not yet ready: something that it needs is not there. */
  record Starting(String waitingFor) implements TrainerState {
    @Override
    public String name() {
      return "STARTING";
    }
  }

  /** Collects, until enough is there. */
  record Waiting() implements TrainerState {
    @Override
    public String name() {
      return "WAITING";
    }
  }

  /** Fine-tunes a version. */
  record Training(int version, Instant since, RunCause cause, Progress progress)
      implements TrainerState {
    @Override
    public String name() {
      return "TRAINING";
    }
  }

  /** The gate examines a version. {@code planned} grows when a family is asked more. */
  record Evaluating(int version, Instant since, RunCause cause, int asked, int planned)
      implements TrainerState {
    @Override
    public String name() {
      return "EVALUATING";
    }
  }

  /** Collects but starts no run, until an operator says so. */
  record Paused(String because) implements TrainerState {
    @Override
    public String name() {
      return "PAUSED";
    }
  }

  /** The last run failed; the next starts as usual. */
  record Failed(String reason, Instant at) implements TrainerState {
    @Override
    public String name() {
      return "FAILED";
    }
  }
}
