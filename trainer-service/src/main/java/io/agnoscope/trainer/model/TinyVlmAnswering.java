package io.agnoscope.trainer.model;

import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ViewContent;
import io.agnoscope.trainer.service.Model;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.TinyVlm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A checkpoint of TinyVLM that answers, each decision its most probable option. */
final class TinyVlmAnswering implements Model.Answering {

  private final TinyVlm model;
  private final Asked asked;

  TinyVlmAnswering(TinyVlm model, Asked asked) {
    this.model = model;
    this.asked = asked;
  }

  @Override
  public List<List<String>> decide(List<PreparedTrial> trials) {
    List<Prompt> prompts =
        trials.stream()
            .flatMap(trial -> views(trial).map(view -> asked.prompt(trial, view)))
            .toList();
    List<double[]> answers = model.probabilities(prompts);
    List<List<String>> decisions = new ArrayList<>(trials.size());
    int next = 0;
    for (PreparedTrial trial : trials) {
      List<String> letters = new ArrayList<>();
      for (View view : views(trial).toList()) {
        letters.add(ViewContent.canonicalLetter(view, mostProbable(answers.get(next++))));
      }
      decisions.add(letters);
    }
    return decisions;
  }

  @Override
  public void close() {
    model.close();
  }

  private static Stream<View> views(PreparedTrial trial) {
    return Stream.concat(Stream.of(trial.clean()), trial.perturbed().stream());
  }

  private static int mostProbable(double[] probabilities) {
    int best = 0;
    for (int option = 1; option < probabilities.length; option++) {
      if (probabilities[option] > probabilities[best]) {
        best = option;
      }
    }
    return best;
  }
}
