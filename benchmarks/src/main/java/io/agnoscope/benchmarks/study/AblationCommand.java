package io.agnoscope.benchmarks.study;

import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The paper's ablation ladder: what each part of the objective brings, with as many steps each. */
@Command(
    name = "ablation",
    description = "What each part of the objective brings: the paper's ladder, over seeds.")
public final class AblationCommand implements Callable<Integer> {

  private final Screen screen;

  @Mixin private final StudyOptions options = new StudyOptions();

  public AblationCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    Study study = new Study(options, screen);
    Map<Rung, List<Fares>> ladder = new EnumMap<>(Rung.class);
    for (Rung rung : Rung.values()) {
      ladder.put(
          rung,
          rung == Rung.VANILLA
              ? List.of(study.committed())
              : study.trained(rung.title(), rung.perturbed(), rung.settings()));
    }
    Report report =
        study
            .report("ablation", "The ablation ladder")
            .paragraph("## Image-heavy: perturbed text, accuracy in percent")
            .table(accuracies(ladder, TaskClass.IMAGE_HEAVY))
            .paragraph("## Text-heavy: perturbed pictures, accuracy in percent")
            .table(accuracies(ladder, TaskClass.TEXT_HEAVY))
            .paragraph("## Flips and misled answers, in percent of Views")
            .table(interference(ladder));
    study.publish(report);
    return 0;
  }

  private static Table accuracies(Map<Rung, List<Fares>> ladder, TaskClass taskClass) {
    Table table =
        new Table(
            "fine-tuned with",
            "clean",
            "perturbed, TRAIN",
            "perturbed, WATCH",
            "worst Perturbation");
    ladder.forEach((rung, runs) ->
        table.row(
            rung.title(),
            percent(runs, fares -> fares.cleanAccuracy(taskClass)),
            percent(runs, fares -> fares.perturbedAccuracy(View.Split.TRAIN, taskClass)),
            percent(runs, fares -> fares.perturbedAccuracy(View.Split.WATCH, taskClass)),
            percent(runs, fares -> fares.worstAccuracy(taskClass))));
    return table;
  }

  private static Table interference(Map<Rung, List<Fares>> ladder) {
    Table table =
        new Table(
            "fine-tuned with",
            "misled, TRAIN",
            "misled, WATCH",
            "TEXT_HEAVY flips, TRAIN",
            "TEXT_HEAVY flips, WATCH",
            "right with truthful hint");
    ladder.forEach((rung, runs) ->
        table.row(
            rung.title(),
            percent(runs, fares -> fares.misledRate(View.Split.TRAIN)),
            percent(runs, fares -> fares.misledRate(View.Split.WATCH)),
            percent(runs, fares -> fares.flipRate(View.Split.TRAIN, TaskClass.TEXT_HEAVY)),
            percent(runs, fares -> fares.flipRate(View.Split.WATCH, TaskClass.TEXT_HEAVY)),
            percent(runs, Fares::hintedAccuracy)));
    return table;
  }

  private static String percent(List<Fares> runs, ToDoubleFunction<Fares> figure) {
    return Spread.of(runs, figure).percent();
  }
}
