package io.agnoscope.embedded.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, in a repository with nothing built, on a machine with the JDKs we give it. */
class AgnoscopeScriptTest {
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cksum",
          "dirname",
          "env",
          "find",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "sort",
          "tail",
          "tr",
          "uniq");

  private Path folder;
  private Path script;
  private Path jdks;
  private final Map<String, String> environment = new HashMap<>();

  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void copyScript(@TempDir Path temporary) throws IOException {
    folder = temporary;
    script = Files.createDirectories(folder.resolve("a repository")).resolve("agnoscope");
    Files.copy(original(), script, StandardCopyOption.COPY_ATTRIBUTES);
    jdks = Files.createDirectories(folder.resolve("jdks"));
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("PATH", toolsWithoutJava().toString());
    environment.put("AGNOSCOPE_JDK_FOLDERS", "");
  }

  @Test
  void takesJavaHomeWhenItIsNewEnough() throws Exception {
    Path own = jdk("own", "26.0.1", true);
    environment.put("JAVA_HOME", own.toString());
    environment.put("AGNOSCOPE_JDK_FOLDERS", jdk("other", "25", true).toString());

    assertThat(run("--jdk")).isEqualTo(new Outcome(0, own + "\n", ""));
  }

  @Test
  void passesOverAnOldJavaHomeAndFindsThePathsJdkThroughLinks() throws Exception {
    environment.put("JAVA_HOME", jdk("old", "17.0.9", true).toString());
    Path fresh = jdk("fresh", "25.0.1", true);
    Path bin = Path.of(environment.get("PATH"));
    Files.createSymbolicLink(bin.resolve("java"), fresh.resolve("bin/java"));

    assertThat(run("--jdk").out()).isEqualTo(fresh + "\n");
  }

  @Test
  void prefersA25AmongInstalledOnesAndTakesNewerElse() throws Exception {
    Path old = jdk("old", "1.8.0_402", true);
    Path newer = jdk("newer", "27-ea", true);
    Path exact = jdk("exact", "25", true);

    environment.put("AGNOSCOPE_JDK_FOLDERS", old + ":" + newer + ":" + exact);
    assertThat(run("--jdk").out()).isEqualTo(exact + "\n");
    environment.put("AGNOSCOPE_JDK_FOLDERS", old + ":" + newer);
    assertThat(run("--jdk").out()).isEqualTo(newer + "\n");
  }

  @Test
  void looksIntoTheUsualFoldersOfTheUser() throws Exception {
    environment.remove("AGNOSCOPE_JDK_FOLDERS");
    Path own = folder.resolve("home/.sdkman/candidates/java/25-tem");
    makeJdk(own, "25", true);

    // the machine may have a JDK 25 of its own, which is found first
    String found = run("--jdk").out().strip();
    assertThat(found).isNotEmpty();
    assertThat(Path.of(found, "bin", "javac")).isExecutable();
  }

  @Test
  void asksTheJdkItselfWhenItHasNoReleaseFile() throws Exception {
    Path bare = jdk("bare", "25", true);
    Files.delete(bare.resolve("release"));
    Files.writeString(
        bare.resolve("bin/java"), "#!/bin/sh\necho 'openjdk version \"25.0.1\" 2025-10-21' >&2\n");
    environment.put("JAVA_HOME", bare.toString());

    assertThat(run("--jdk").out()).isEqualTo(bare + "\n");
  }

  @Test
  void aRuntimeWithoutACompilerIsNoJdkAndTheUserIsToldHowToGetOne() throws Exception {
    environment.put("JAVA_HOME", jdk("runtime", "25", false).toString());

    Outcome outcome = run("up");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(
            "no JDK 25 or newer was found",
            "https://adoptium.net",
            "sdk install java 25-tem",
            "brew install --cask temurin@25",
            "apt install temurin-25-jdk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "down",
        "status",
        "ingest",
        "rescore",
        "probes",
        "export",
        "keys",
        "dead-letters",
        "test",
        "pretrain",
        "bench"
      })
  void everyCommandHasHelpEvenWithNoJdkAndNothingBuilt(String command) throws Exception {
    Outcome outcome = run(command, "--help");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith("usage: ./agnoscope " + command);
    assertThat(run("--help").out()).contains("\n  " + command + " ");
  }

  @Test
  void misuseIsOneSentenceAndStatusTwo() throws Exception {
    assertThat(run("frobnicate"))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "agnoscope: there is no command 'frobnicate'; ./agnoscope --help lists them\n"));
    assertThat(run("up", "--prot-base", "9").err())
        .isEqualTo("agnoscope: up: unknown option --prot-base; see ./agnoscope up --help\n");
    assertThat(run("up", "--state").status()).isEqualTo(2);
    assertThat(run("up", "--detach=yes").status()).isEqualTo(2);
    assertThat(run("up", "--model", "openai", "--openai-url=http://localhost:1/v1").err())
        .isEqualTo("agnoscope: up: --model openai needs --openai-url and --openai-model\n");
    assertThat(run("up", "--openai-key-file", "key").err())
        .isEqualTo("agnoscope: up: the options --openai-... go with --model openai\n");
    assertThat(run("up", "--model=gpt").err())
        .isEqualTo(
            "agnoscope: up: there is no model 'gpt' here; --model knows tinyvlm and openai\n");
    assertThat(run("bench", "everything").err())
        .isEqualTo(
            "agnoscope: bench: there is no benchmark 'everything'; see ./agnoscope bench --help\n");
    assertThat(run("bench").status()).isEqualTo(2);
    assertThat(run().status()).isEqualTo(2);
  }

  @Test
  void whereNothingIsBuiltNothingRuns() throws Exception {
    assertThat(run("down").status()).isZero();
    assertThat(run("status").status()).isEqualTo(3);
    assertThat(run("ingest", "x.ndjson").status()).isEqualTo(1);
    assertThat(run("ingest", "x.ndjson").err()).contains("./agnoscope up builds and starts it");
  }

  @Test
  void testPassesItsOptionsAndMavensStatusOnThroughALink() throws Exception {
    environment.put("JAVA_HOME", jdk("own", "25", true).toString());
    Path wrapper = script.resolveSibling("mvnw");
    Files.writeString(wrapper, "#!/bin/sh\necho \"$PWD|$*|$JAVA_HOME|$MAVEN_OPTS\"\nexit 7\n");
    makeExecutable(wrapper);
    Path link = Files.createSymbolicLink(folder.resolve("link"), script);

    Outcome outcome = run(link, "test", "-pl", "schemas");

    assertThat(outcome.status()).isEqualTo(7);
    assertThat(outcome.out())
        .contains("a repository|-B -ntp -T 3 verify -pl schemas|" + jdks.resolve("own"))
        .contains("--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void testNamesWhatWasSkippedAndWhy() throws Exception {
    environment.put("JAVA_HOME", jdk("own", "25", true).toString());
    Path wrapper = script.resolveSibling("mvnw");
    Files.writeString(
        wrapper,
        """
        #!/bin/sh
        # The clock of a file system may be coarse.
        sleep 0.1
        mkdir -p module/target/surefire-reports
        for name in one two; do
          echo '<testcase name="a"><skipped message="no &quot;browser&quot; &amp; no pictures"/></testcase>' \\
            > module/target/surefire-reports/TEST-$name.xml
        done
        """);
    makeExecutable(wrapper);

    Outcome outcome = run("test");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains("Not tested here:", "no \"browser\" & no pictures [2 skipped]");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void aFailedBuildShowsItsErrorsAndWhereTheLogIs() throws Exception {
    environment.put("JAVA_HOME", jdk("own", "25", true).toString());
    Path wrapper = script.resolveSibling("mvnw");
    Files.writeString(wrapper, "#!/bin/sh\necho '[ERROR] something is broken'\nexit 1\n");
    makeExecutable(wrapper);

    Outcome outcome = run("up");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("the build failed", "build.log", "something is broken");
  }

  private Outcome run(String... arguments) throws Exception {
    return run(script, arguments);
  }

  private Outcome run(Path program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/bash", program.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Path jdk(String name, String version, boolean compiler) throws IOException {
    Path home = jdks.resolve(name);
    makeJdk(home, version, compiler);
    return home;
  }

  private static void makeJdk(Path home, String version, boolean compiler) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    for (String tool : compiler ? List.of("java", "javac") : List.of("java")) {
      Files.writeString(home.resolve("bin").resolve(tool), "#!/bin/sh\nexit 1\n");
      makeExecutable(home.resolve("bin").resolve(tool));
    }
  }

  /** All that the script needs of a machine, and no java. */
  private Path toolsWithoutJava() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String name : TOOLS) {
      Path tool = Path.of(Files.isExecutable(Path.of("/bin", name)) ? "/bin" : "/usr/bin", name);
      Path wrapper =
          Files.writeString(bin.resolve(name), "#!/bin/sh\nexec %s \"$@\"\n".formatted(tool));
      makeExecutable(wrapper);
    }
    return bin;
  }

  private static void makeExecutable(Path file) {
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Path original() {
    Path here = Path.of("").toAbsolutePath();
    Path script = here.resolve("agnoscope");
    return Files.isRegularFile(script) ? script : here.resolveSibling("agnoscope");
  }
}
