package io.agnoscope.benchmarks.study;

import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What fine-tuning with the trainer's default settings does to the committed checkpoint. */
@Command(
    name = "robustness",
    description = "What fine-tuning does to flips, misled answers and accuracy, over seeds.")
public final class RobustnessCommand implements Callable<Integer> {

  private final Screen screen;

  @Mixin private final StudyOptions options = new StudyOptions();

  public RobustnessCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    Study study = new Study(options, screen);
    Fares before = study.committed();
    List<Fares> after = study.trained("default settings", true, Map.of());
    study.publish(
        study
            .report("robustness", "Fine-tuning with default settings: what it does")
            .paragraph("## Flips and misled answers, in percent of Views")
            .table(interference(before, after))
            .paragraph("## Accuracy, in percent; differences in percentage points")
            .table(accuracy(before, after))
            .paragraph("## By Perturbation: flips in percent of Views")
            .table(perturbations(before, after)));
    return 0;
  }

  private static Table interference(Fares before, List<Fares> after) {
    Table table = new Table("figure", "before", "after", "lower by", "least of all seeds");
    for (View.Split split : View.Split.values()) {
      fall(table, "misled rate, " + split, before, after, fares -> fares.misledRate(split));
    }
    for (TaskClass taskClass : List.of(TaskClass.TEXT_HEAVY, TaskClass.IMAGE_HEAVY)) {
      for (View.Split split : View.Split.values()) {
        fall(
            table,
            "flips of %s, %s".formatted(taskClass, split),
            before,
            after,
            fares -> fares.flipRate(split, taskClass));
      }
    }
    return table;
  }

  private static void fall(
      Table table, String name, Fares before, List<Fares> after, ToDoubleFunction<Fares> rate) {
    double was = rate.applyAsDouble(before);
    Spread is = Spread.of(after, rate);
    table.row(
        name,
        percent(was),
        is.percent(),
        percent(1 - is.mean() / was) + " %",
        percent(1 - is.greatest() / was) + " %");
  }

  private static Table accuracy(Fares before, List<Fares> after) {
    Table table = new Table("questions", "n", "before", "after", "difference");
    before
        .clean()
        .forEach((family, share) ->
            difference(
                table,
                "clean, " + family.name(),
                share.trials(),
                before,
                after,
                fares -> fares.clean().getOrDefault(family, Share.NONE).value()));
    before
        .hinted()
        .forEach((family, share) ->
            difference(
                table,
                "truthful hint, " + family.name(),
                share.trials(),
                before,
                after,
                fares -> fares.hinted().getOrDefault(family, Share.NONE).value()));
    return table;
  }

  private static void difference(
      Table table,
      String name,
      long questions,
      Fares before,
      List<Fares> after,
      ToDoubleFunction<Fares> accuracy) {
    double was = accuracy.applyAsDouble(before);
    table.row(
        name,
        Long.toString(questions),
        percent(was),
        Spread.of(after, accuracy).percent(),
        Spread.of(after, fares -> accuracy.applyAsDouble(fares) - was).points());
  }

  private static Table perturbations(Fares before, List<Fares> after) {
    Table table = new Table("perturbation", "split", "task class", "n", "before", "after");
    before
        .flips()
        .forEach((intervention, share) ->
            table.row(
                intervention.perturbation(),
                intervention.split().toString(),
                intervention.taskClass().toString(),
                Long.toString(share.trials()),
                percent(share.value()),
                Spread.of(
                        after,
                        fares -> fares.flips().getOrDefault(intervention, Share.NONE).value())
                    .percent()));
    return table;
  }

  private static String percent(double rate) {
    return String.format(Locale.ROOT, "%.1f", 100 * rate);
  }
}
