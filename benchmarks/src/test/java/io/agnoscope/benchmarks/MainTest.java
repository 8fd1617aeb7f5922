package io.agnoscope.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.benchmarks.report.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The script takes the benchmarks that there are, and its help names each. */
class MainTest {

  private static final Pattern NAME = Pattern.compile("(?m)^  ([a-z-]+) ");

  @Test
  void theScriptsHelpNamesEachBenchmark() throws Exception {
    Set<String> named =
        NAME.matcher(said("--help"))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).isEqualTo(new TreeSet<>(benchmarks()));
  }

  @Test
  void theScriptRefusesWhatItsHelpDoesNotName() throws Exception {
    assertThat(said("Options:", "--help")).contains("there is no benchmark 'Options:'");
  }

  private static Set<String> benchmarks() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return Main.commands(new Screen(nowhere, false)).getSubcommands().keySet();
  }

  private static String said(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("../agnoscope", "bench"));
    command.addAll(List.of(arguments));
    Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = script.getInputStream()) {
      return new String(output.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
