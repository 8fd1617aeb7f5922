package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.Randomness;
import java.util.List;

/** Puts claims into words. */
public final class Worded {

  private static final String BLANK = "____";
  private static final Value MISSING = Value.of(BLANK);

  private Worded() {}

  /**
   * The question in one of its wordings.
   *
   * @throws IllegalArgumentException when a claim does not fit the question type
   */
  public static EmmaQuestion of(Claim claim, Cell cell, Randomness random) {
    if (claim.offered().size() != cell.type().options()) {
      throw new IllegalArgumentException("a claim with another number of options");
    }
    Wordings wordings = Wordings.of(cell.aspect());
    return switch (cell.type()) {
      case YES_NO -> {
        List<String> options = random.shuffle(List.of("yes", "no"));
        String text = fill(random.pick(wordings.judged()), claim, claim.offered().getFirst());
        yield new EmmaQuestion(
            cell, text, options, options.indexOf(claim.gold() == 0 ? "yes" : "no"));
      }
      case WHAT ->
          new EmmaQuestion(
              cell,
              fill(random.pick(wordings.what()), claim, claim.truth()),
              claim.offered().stream().map(Value::word).toList(),
              claim.gold());
      case FILL_IN_THE_BLANK -> {
        String sentence = fill(random.pick(wordings.statements()), claim, MISSING);
        yield new EmmaQuestion(
            cell,
            random.pick(Wordings.BLANK).replace("{}", sentence),
            claim.offered().stream().map(Value::phrase).toList(),
            claim.gold());
      }
      case CORRECTION -> correction(claim, cell, random.pick(wordings.statements()), random);
    };
  }

  /** The false sentence and the options have one wording, so that it points at none of them. */
  private static EmmaQuestion correction(
      Claim claim, Cell cell, String statement, Randomness random) {
    Value refuted = claim.refuted();
    if (refuted == null) {
      throw new IllegalArgumentException("a correction needs a false statement");
    }
    return new EmmaQuestion(
        cell,
        random.pick(Wordings.CORRECTION).replace("{}", fill(statement, claim, refuted)),
        claim.offered().stream().map(value -> fill(statement, claim, value)).toList(),
        claim.gold());
  }

  private static String fill(String wording, Claim claim, Value value) {
    Subject subject = claim.subject();
    String filled =
        wording
            .replace("{It}", Grammar.capital(subject.definite()))
            .replace("{it}", subject.definite())
            .replace("{them}", subject.plural())
            .replace("{value}", value.phrase());
    return filled.contains("{one}") ? filled.replace("{one}", subject.asA(value)) : filled;
  }
}
