package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.deadletters.LetterLine;
import io.agnoscope.embedded.deadletters.LetterSearch;
import io.agnoscope.embedded.terminal.Terminal;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.deadletter.DeadLetterException;
import io.agnoscope.schemas.deadletter.DeadLetterLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at dead letters and sends them back. */
@Command(name = "dead-letters", description = "Records that could not be processed.")
public final class DeadLettersCommand implements Runnable {
  private final Terminal terminal;

  public DeadLettersCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw new UserFailure(
        "dead-letters needs list, show or replay; see ./agnoscope dead-letters --help", 2);
  }

  @Command(name = "list", description = "the newest ones")
  int list(
      @Mixin BrokerOption broker,
      @Option(names = "--limit", paramLabel = "N", defaultValue = "50") int limit)
      throws Exception {
    if (limit < 1) {
      throw new UserFailure("--limit must be at least 1, and is " + limit, 2);
    }
    LetterSearch search = new LetterSearch(broker.deadLetters(), terminal::error);
    LetterSearch.Newest newest = search.newest(limit);
    if (newest.total() == 0) {
      terminal.line("There are no dead letters");
      return 0;
    }
    terminal.line(LetterLine.heading());
    newest.letters().forEach(letter -> terminal.line(letter.row()));
    terminal.line(newest.letters().size() + " of " + newest.total() + " dead letters");
    return 0;
  }

  @Command(name = "show", description = "one in full")
  int show(
      @Mixin BrokerOption broker,
      @Option(names = "--value", paramLabel = "FILE") @Nullable Path file,
      @Parameters(paramLabel = "ID") String id)
      throws Exception {
    LetterSearch search = new LetterSearch(broker.deadLetters(), terminal::error);
    DeadLetter letter = search.find(id);
    LetterLine line = LetterLine.of(letter);
    terminal.line("id         " + line.id());
    terminal.line("at         " + line.at());
    terminal.line("stage      " + line.stage());
    terminal.line("cause      " + LetterLine.printable(line.cause()));
    terminal.line("detail     " + LetterLine.printable(line.detail()));
    terminal.line(
        "record     %s, partition %d, offset %d"
            .formatted(line.topic(), line.partition(), line.offset()));
    terminal.line(
        "sample     "
            + (line.sampleId() == null ? "unknown" : LetterLine.printable(line.sampleId())));
    terminal.line("key        " + line.keyBytes() + " bytes");
    terminal.line("value      " + line.valueBytes() + " bytes");
    if (letter.getUri() != null) {
      terminal.line("kept at    " + LetterLine.printable(letter.getUri()));
    }
    if (file != null) {
      Files.write(file, LetterSearch.originalValue(letter));
      terminal.line("Wrote the original value to " + file);
    }
    return 0;
  }

  @Command(name = "replay", description = "send the original bytes back")
  int replay(
      @Mixin BrokerOption broker, @Parameters(arity = "1..*", paramLabel = "ID") List<String> ids)
      throws Exception {
    var log = broker.deadLetters();
    LetterSearch search = new LetterSearch(log, terminal::error);
    List<DeadLetter> letters = search.findAll(ids);
    for (DeadLetter letter : letters) {
      sendBack(log, letter);
      terminal.line("%s sent back to %s".formatted(letter.getId(), letter.getTopic()));
    }
    return 0;
  }

  private static void sendBack(DeadLetterLog log, DeadLetter letter) throws InterruptedException {
    try {
      log.replay(letter);
    } catch (DeadLetterException e) {
      throw new UserFailure(String.valueOf(e.getMessage()));
    }
  }
}
