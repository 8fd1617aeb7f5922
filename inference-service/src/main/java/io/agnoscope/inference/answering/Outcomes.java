package io.agnoscope.inference.answering;

import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.Unanswered;
import io.agnoscope.schemas.View;
import java.util.List;

/** What a reply means for its View, in the contract's terms. */
final class Outcomes {

  private Outcomes() {}

  /**
   * An {@link Answered} or an {@link Unanswered}.
   *
   * @throws IllegalStateException when the reply does not fit the View's options, or is not final
   */
  static Object of(View view, Reply reply) {
    return switch (reply) {
      case Reply.Unable unable -> new Unanswered(unable.cause(), unable.detail());
      case Reply.Distribution distribution -> answered(view, distribution);
      case Reply.Parsed parsed -> {
        Integer choice = parsed.choice();
        yield Answered.newBuilder()
            .setDecision(choice == null ? null : view.getOptions().get(choice).getCanonicalLetter())
            .setText(parsed.text())
            .build();
      }
      case Reply.Written written -> Answered.newBuilder().setText(written.text()).build();
      case Reply.NotNow notNow ->
          throw new IllegalStateException("not a final reply: not now, " + notNow.cause());
    };
  }

  private static Answered answered(View view, Reply.Distribution distribution) {
    List<Double> probabilities = distribution.probabilities();
    if (probabilities.size() != view.getOptions().size()) {
      throw new IllegalStateException(
          "the model gave "
              + probabilities.size()
              + " probabilities for "
              + view.getOptions().size()
              + " options");
    }
    return Answered.newBuilder()
        .setDecision(view.getOptions().get(argmax(probabilities)).getCanonicalLetter())
        .setProbabilityKind(distribution.kind())
        .setProbabilities(probabilities)
        .setMissingMass(distribution.missingMass())
        .build();
  }

  /** The first of the largest. */
  private static int argmax(List<Double> probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.size(); i++) {
      if (probabilities.get(i) > probabilities.get(best)) {
        best = i;
      }
    }
    return best;
  }
}
