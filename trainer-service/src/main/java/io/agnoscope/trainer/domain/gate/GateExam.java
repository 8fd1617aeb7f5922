package io.agnoscope.trainer.domain.gate;

import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Asks parent and Candidate the same questions and lets the {@link Gate} decide. */
public final class GateExam {

  private static final int CHUNK = 32;

  private final GatePlan plan;
  private final GateQuestions questions;
  private final BooleanSupplier stopped;
  private final IntConsumer progress;

  /**
   * An exam that has not begun.
   *
   * @param stopped whether to give up; asked every few questions
   * @param progress told how many questions were asked in all
   */
  public GateExam(
      GatePlan plan, GateQuestions questions, BooleanSupplier stopped, IntConsumer progress) {
    this.plan = plan;
    this.questions = questions;
    this.stopped = stopped;
    this.progress = progress;
  }

  /** Questions of the first look, over all families. */
  public int plannedQuestions() {
    return questions.families().size() * plan.cleanPerFamily();
  }

  /**
   * Examines the j-th Candidate.
   *
   * @param candidate j, from 1
   * @return the verdict; empty when it was stopped before there was one
   */
  public Optional<GateReport> examine(int candidate, Examinee parent, Examinee examined) {
    Gate gate = new Gate(plan, candidate);
    Asking asking = new Asking(gate, parent, examined);
    for (String family : questions.families()) {
      asking.ask(family, 0, plan.cleanPerFamily());
    }
    if (!asking.complete) {
      return Optional.empty();
    }
    for (String family : gate.open()) {
      asking.ask(family, plan.cleanPerFamily(), plan.cleanPerFamily() + plan.morePerFamily());
    }
    return asking.complete ? Optional.of(gate.report()) : Optional.empty();
  }

  /** Holds one chunk of questions at a time: their images would not all fit. */
  private final class Asking {

    private final Gate gate;
    private final Examinee parent;
    private final Examinee examined;
    private int asked;
    private boolean complete = true;

    Asking(Gate gate, Examinee parent, Examinee examined) {
      this.gate = gate;
      this.parent = parent;
      this.examined = examined;
    }

    void ask(String family, int from, int to) {
      for (int start = from; start < to && complete; start += CHUNK) {
        if (stopped.getAsBoolean()) {
          complete = false;
          return;
        }
        List<PreparedTrial> chunk =
            IntStream.range(start, Math.min(start + CHUNK, to))
                .mapToObj(index -> question(family, index))
                .collect(ArrayList::new, List::add, List::addAll);
        gate.add(chunk, parent.decide(chunk), examined.decide(chunk));
        asked += chunk.size();
        progress.accept(asked);
      }
    }

    private PreparedTrial question(String family, int index) {
      if (index < plan.perturbedPerFamily()) {
        return questions.withViews(family, index);
      }
      return index < plan.cleanPerFamily()
          ? questions.withHint(family, index)
          : questions.clean(family, index);
    }
  }
}
