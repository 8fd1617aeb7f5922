package io.agnoscope.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.embedded.process.ChildState;
import io.agnoscope.embedded.process.ProcessIdentity;
import io.agnoscope.embedded.state.RunFile;
import io.agnoscope.embedded.state.RunRecord;
import io.agnoscope.embedded.state.StateFolder;
import io.agnoscope.kafkatesting.ReservedPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole launcher as a process, with a real broker and stand-ins for the services. */
class UpAndDownTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Path folder;
  private Path root;
  private StateFolder state;
  private Installation installation;
  private ReservedPorts ports;
  private int base;
  private int kafka;
  private final List<Process> launchers = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void install(@TempDir Path temporary) throws IOException {
    folder = temporary;
    root = Files.createDirectories(folder.resolve("a repository"));
    installation = FakeInstallation.in(root);
    state = new StateFolder(folder.resolve("the state"));
    ports = ReservedPorts.row(5);
    base = ports.first();
    kafka = base + 4;
  }

  @AfterEach
  void leaveNothing() throws Exception {
    List<ProcessIdentity> children = children();
    launchers.forEach(Process::destroyForcibly);
    children.forEach(child -> child.find().ifPresent(ProcessHandle::destroyForcibly));
    for (ProcessIdentity child : children) {
      await().atMost(PATIENCE).until(() -> child.find().isEmpty());
    }
    ports.close();
  }

  @Test
  void aServiceThatIsKilledIsReportedAndStartedAgainAndTermLeavesNothing() throws Exception {
    Process launcher = launch("up");
    awaitPhase(RunRecord.Phase.READY);
    ProcessIdentity scorer = child(Installation.SCORING).orElseThrow();

    scorer.find().orElseThrow().destroyForcibly();

    await()
        .atMost(PATIENCE)
        .until(() ->
            child(Installation.SCORING).filter(now -> now.pid() != scorer.pid()).isPresent()
                && stateOf(Installation.SCORING) == ChildState.READY);
    assertThat(output())
        .contains("scoring-service was ended by SIGKILL; it is started again in 1.0 s");
    assertThat(status("--json")).contains("\"healthy\" : true", "\"restarts\" : 1");
    List<ProcessIdentity> children = children();
    assertThat(children).hasSize(5);

    launcher.destroy();

    assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isZero();
    assertThat(children).allMatch(child -> child.find().isEmpty());
    assertThat(output())
        .containsSubsequence(
            "trainer-service stopped",
            "perturbation-service stopped",
            "inference-service stopped",
            "scoring-service stopped",
            "broker stopped");
    assertThat(state.runFile()).doesNotExist();
  }

  @Test
  void nothingLingersWhenTheLauncherIsKilled() throws Exception {
    Process launcher = launch("up");
    awaitPhase(RunRecord.Phase.READY);
    List<ProcessIdentity> children = children();

    launcher.destroyForcibly();

    for (ProcessIdentity child : children) {
      await().atMost(PATIENCE).until(() -> child.find().isEmpty());
    }
  }

  @Test
  void detachReturnsOnceReadyAndDownStopsIt() throws Exception {
    Process front = launch("up", "--detach", "--no-train", "--probes-per-second=2.50");
    assertThat(front.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output()).contains("Ready in ", "console  http://127.0.0.1:" + base);
    assertThat(front.exitValue()).isZero();
    assertThat(Files.readString(state.logs().resolve("perturbation-service.log")))
        .contains("started with rate 2.5");
    for (String service :
        List.of(
            "perturbation-service", "inference-service", "scoring-service", "trainer-service")) {
      assertThat(Files.readString(state.logs().resolve(service + ".log")))
          .contains("keeps images in " + state.images());
    }
    Path secret = state.keys().resolve("private.pem");
    Path open = state.keys().resolve("public.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(log(Installation.TRAINER)).contains("signs with " + secret + ", trusts " + open);
    assertThat(log(Installation.INFERENCE)).contains("signs with null, trusts " + open);
    assertThat(log(Installation.SCORING)).contains("signs with null, trusts null");
    List<ProcessIdentity> children = children();
    assertThat(children).hasSize(5);

    Process again = launch("up");
    assertThat(again.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(again.exitValue()).isEqualTo(1);
    assertThat(output()).contains("already runs with the state in " + state.root());

    Process down = launch("down", "--wipe");
    assertThat(down.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(down.exitValue()).isZero();
    assertThat(children).allMatch(child -> child.find().isEmpty());
    assertThat(state.root()).doesNotExist();
  }

  @Test
  void aModelBehindAServerIsWatchedAndNotTrainedAndOneServiceKnowsTheKey() throws Exception {
    environment.put("AGNOSCOPE_OPENAI_API_KEY", "the-secret");
    Process front =
        launch(
            "up",
            "--detach",
            "--model=openai",
            "--openai-url=http://localhost:1/v1",
            "--openai-model=A/Model");
    assertThat(front.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(front.exitValue()).as(this::output).isZero();

    assertThat(output()).contains("Watching the target a-model behind its server");
    assertThat(output()).doesNotContain("the-secret");
    assertThat(log(Installation.INFERENCE))
        .contains("asks http://localhost:1/v1 for A/Model, target a-model, key known");
    assertThat(log(Installation.TRAINER)).contains("target a-model, key unknown", "training false");
    assertThat(log(Installation.PERTURBATION)).contains("key unknown");
    assertThat(log(Installation.SCORING)).contains("key unknown");
    for (ProcessIdentity child : children()) {
      assertThat(child.find().orElseThrow().info().commandLine().orElse(""))
          .doesNotContain("the-secret");
    }

    assertThat(launch("down").waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private String log(String service) throws IOException {
    return Files.readString(state.logs().resolve(service + ".log"));
  }

  @Test
  void aServiceThatCannotStartEndsUpWithItsLastError() throws Exception {
    Files.createFile(folder.resolve("trainer-service.fails"));

    Process launcher = launch("up");

    assertThat(launcher.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isEqualTo(1);
    assertThat(output())
        .contains("trainer-service does not start", "ERROR the key agnoscope.wrong is wrong");
    assertThat(children()).allMatch(child -> child.find().isEmpty());
  }

  private Process launch(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dagnoscope.home=" + root);
    command.add("-jar");
    command.add(installation.launcherJar().toString());
    command.addAll(List.of(arguments));
    command.add("--state=" + state.root());
    if (arguments[0].equals("up")) {
      command.add("--port-base=" + base);
      command.add("--kafka-port=" + kafka);
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("STAND_IN_FOLDER", folder.toString());
    builder.environment().putAll(environment);
    Path output = folder.resolve("output");
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    Process process = builder.start();
    launchers.add(process);
    return process;
  }

  private String status(String option) throws Exception {
    Process status = launch("status", option);
    assertThat(status.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(status.exitValue()).isZero();
    return output();
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void awaitPhase(RunRecord.Phase phase) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(record().map(RunRecord::phase)).as(this::output).contains(phase));
  }

  private Optional<RunRecord> record() {
    try {
      return new RunFile(state).read();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private List<ProcessIdentity> children() {
    return record().map(RunRecord::identities).orElse(List.of());
  }

  private Optional<ProcessIdentity> child(String name) {
    return record().stream()
        .flatMap(record -> record.processes().stream())
        .filter(child -> child.name().equals(name))
        .flatMap(child -> Optional.ofNullable(child.process()).stream())
        .findFirst();
  }

  private ChildState stateOf(String name) {
    return record().stream()
        .flatMap(record -> record.processes().stream())
        .filter(child -> child.name().equals(name))
        .map(RunRecord.Child::state)
        .findFirst()
        .orElse(ChildState.WAITING);
  }
}
