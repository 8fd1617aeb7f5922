package io.agnoscope.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.embedded.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path folder;

  @BeforeEach
  void home(@TempDir Path temporary) {
    folder = temporary;
    System.setProperty("agnoscope.home", folder.toString());
  }

  @AfterEach
  void noHome() {
    System.clearProperty("agnoscope.home");
  }

  @Test
  void wrongArgumentsAreOneSentenceAndEndWithTwo() {
    assertThat(run("up", "--port-base", "many")).isEqualTo(2);
    assertThat(errors())
        .isEqualTo(
            "agnoscope: Invalid value for option '--port-base': 'many' is not an int; see"
                + " ./agnoscope up --help\n");
    assertThat(run("up", "--kafka-port=8081")).isEqualTo(2);
    assertThat(run("ingest")).isEqualTo(2);
    assertThat(run("rescore", "--from", "2026-03-01T12:00Z")).isEqualTo(2);
    assertThat(run("dead-letters")).isEqualTo(2);
    assertThat(run("dead-letters", "show")).isEqualTo(2);
    assertThat(errors().lines()).allMatch(line -> line.startsWith("agnoscope: "));
  }

  @Test
  void theScriptsHelpNamesEveryOptionOfTheLauncher() throws IOException {
    Terminal terminal = new Terminal(System.out, System.err, false);
    Path script = Path.of("").toAbsolutePath().resolveSibling("agnoscope");
    String text = Files.readString(script);

    Main.commands(terminal)
        .getSubcommands()
        .forEach((name, command) -> {
          int begin = text.indexOf("help_" + name.replace('-', '_') + "() {");
          String help = text.substring(begin, text.indexOf("\nHELP\n", begin));
          assertThat(options(command)).allMatch(help::contains);
        });
  }

  private static List<String> options(CommandLine command) {
    return Stream.concat(
            command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(CommandLine.Model.OptionSpec::longestName),
            command.getSubcommands().values().stream().flatMap(inner -> options(inner).stream()))
        .toList();
  }

  @Test
  void aTakenPortEndsUpBeforeAnythingStarts() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      int status = run("up", "--kafka-port=" + taken.getLocalPort());

      assertThat(status).isEqualTo(1);
      assertThat(errors())
          .isEqualTo(
              "agnoscope: port %d, meant for the broker, is taken; use another with --kafka-port%n"
                  .formatted(taken.getLocalPort()));
      assertThat(folder.resolve(".agnoscope/run.json")).doesNotExist();
    }
  }

  @Test
  void optionsOfAModelThatDoNotGoTogetherEndUpBeforeAnythingStarts() {
    assertThat(run("up", "--model=gpt")).isEqualTo(2);
    assertThat(errors()).contains("no model 'gpt' here; --model knows tinyvlm and openai");
    assertThat(run("up", "--model=openai", "--openai-model=m")).isEqualTo(2);
    assertThat(errors()).contains("--model openai needs --openai-url and --openai-model");
    assertThat(run("up", "--openai-url=http://localhost:1/v1")).isEqualTo(2);
    assertThat(errors()).contains("the options --openai-... go with --model openai");
    assertThat(folder.resolve(".agnoscope")).doesNotExist();
  }

  @Test
  void whereNothingRunsItSaysSo() {
    assertThat(run("status")).isEqualTo(3);
    assertThat(run("status", "--json")).isEqualTo(3);
    assertThat(run("down")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Nothing is running with the state in " + folder.resolve(".agnoscope"))
        .contains("\"running\" : false");
  }

  @Test
  void aFolderThatIsNoStateIsNotWiped() {
    assertThat(run("down", "--wipe", "--state=" + folder)).isEqualTo(1);
    assertThat(errors()).contains("is not a state folder of Agnoscope: nothing was deleted");
    assertThat(folder).exists();
  }

  @Test
  void aPairOfKeysIsMadeOnceAndNeverReplaced() throws IOException {
    Path keys = folder.resolve("not/there/yet");

    assertThat(run("keys", "--out=" + keys)).isZero();
    Path secret = keys.resolve("private.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(secret + "  for the trainer alone", keys.resolve("public.pem").toString())
        .doesNotContain(Files.readAllLines(secret).get(1));
    String before = Files.readString(secret);

    assertThat(run("keys", "--out=" + keys)).isEqualTo(1);
    assertThat(errors())
        .isEqualTo("agnoscope: " + secret + " is there already: nothing was written\n");
    assertThat(secret).hasContent(before);
    assertThat(run("keys", "--out=" + secret)).isEqualTo(1);
    assertThat(errors()).contains(secret + " is not a folder");
    assertThat(run("keys")).isEqualTo(2);
  }

  @Test
  void aBrokerThatIsAwayIsASentence() {
    assertThat(run("dead-letters", "list", "--kafka-port=1")).isEqualTo(1);
    assertThat(errors()).contains("no broker answers on port 1: is Agnoscope running?");
  }

  @Test
  void aServiceThatIsAwayIsASentence() {
    assertThat(
            run("rescore", "--from=2026-03-01T12:00Z", "--to=2026-03-01T13:00Z", "--port-base=1"))
        .isEqualTo(1);
    assertThat(errors()).contains("nothing answers at http://127.0.0.1:2: is Agnoscope running?");
  }

  private int run(String... arguments) {
    return Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        arguments);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
