package io.agnoscope.embedded.export;

import io.agnoscope.embedded.terminal.Terminal;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.stimuli.instruction.Instruction;
import io.agnoscope.stimuli.instruction.Instructions;
import io.agnoscope.stimuli.instruction.Turn;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what comes into which split, writes it and counts it. */
final class ExportedItems {

  static final String HARD_EXAMPLES = "hard examples";
  static final String SKIPPED_VIEWS = "views";
  static final String QUESTIONS = "questions by source";
  static final String VIEWS = "conversations about questions, by perturbation";
  static final String CONVERSATIONS = "EMMA-style conversations by kind";

  private final ExportOrder order;
  private final ExportFiles files;
  private final ExportCounts counts;
  private final Terminal terminal;
  private final Set<String> contents = new HashSet<>();

  ExportedItems(ExportOrder order, ExportFiles files, ExportCounts counts, Terminal terminal) {
    this.order = order;
    this.files = files;
    this.counts = counts;
    this.terminal = terminal;
  }

  /** All hard examples of the period that may be learned from. */
  void hardExamples(HardExampleSource source, PictureSource pictures) throws IOException {
    HardQuestionReader reader =
        new HardQuestionReader(new IntakeRules(order.sources(), order.withoutTenants()), pictures);
    ExportProgress[] progress = new ExportProgress[1];
    source.forEach(
        order.since(),
        order.to(),
        size -> progress[0] = new ExportProgress(terminal, "hard examples", size),
        example -> {
          try {
            add(read(reader, example));
          } catch (SkippedException why) {
            counts.skip(HARD_EXAMPLES, why.why());
          }
          progress[0].step();
        });
    progress[0].end();
  }

  private HardQuestion read(HardQuestionReader reader, @Nullable HardExample example)
      throws SkippedException {
    if (example == null) {
      throw new SkippedException(Skipped.MALFORMED);
    }
    return reader.read(example, why -> counts.skip(SKIPPED_VIEWS, why));
  }

  void add(HardQuestion question) throws IOException, SkippedException {
    if (!contents.add(question.contentHash())) {
      throw new SkippedException(Skipped.DUPLICATE);
    }
    Split split = Split.of(question.splitHash(), order.heldOut());
    add(question, question.clean(), split);
    for (Prompt prompt : question.perturbed()) {
      if (splitOf(prompt.picture(), split) == split) {
        add(question, prompt, split);
      } else {
        counts.skip(SKIPPED_VIEWS, Skipped.PICTURE_IN_OTHER_SPLIT);
      }
    }
    files.question(split, ExportRecords.question(question));
    counts.add(QUESTIONS, question.source(), split);
    counts.add("questions by aspect", question.aspect(), split);
    counts.add("questions by target", question.target(), split);
    counts.add("questions by catalogue", question.catalogueVersion(), split);
  }

  private void add(HardQuestion question, Prompt prompt, Split split) throws IOException {
    if (prompt.picture().isPresent()) {
      files.picture(split, prompt.picture().get());
    }
    files.conversation(split, ExportRecords.conversation(question, prompt));
    counts.add(VIEWS, prompt.perturbation(), split);
  }

  private Split splitOf(Optional<Picture> picture, Split otherwise) {
    return picture.map(shown -> Split.of(shown.sha256(), order.heldOut())).orElse(otherwise);
  }

  /** The EMMA-style conversations. */
  void conversations() throws IOException {
    Instructions instructions = new Instructions(order.seed());
    ExportProgress progress =
        new ExportProgress(terminal, "EMMA-style conversations", order.conversations());
    for (long index = 0; index < order.conversations(); index++) {
      add(instructions.at(index));
      progress.step();
    }
    progress.end();
  }

  private void add(Instruction instruction) throws IOException {
    Picture picture = Picture.of(instruction.picture());
    Split split = Split.of(picture.sha256(), order.heldOut());
    if (!contents.add(picture.sha256())) {
      counts.skip("EMMA-style conversations", Skipped.DUPLICATE);
      return;
    }
    files.picture(split, picture);
    files.conversation(split, ExportRecords.conversation(instruction));
    counts.add(CONVERSATIONS, instruction.kind().label(), split);
    for (Turn turn : instruction.turns()) {
      counts.add(
          "EMMA-style turns by aspect",
          turn.fact().aspect().name().toLowerCase(Locale.ROOT),
          split);
      if (turn.claimed() != null) {
        counts.add(
            "EMMA-style statements", turn.fact().equals(turn.claimed()) ? "true" : "false", split);
      }
    }
  }
}
