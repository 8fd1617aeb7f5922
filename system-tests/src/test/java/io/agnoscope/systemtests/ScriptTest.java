package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agnoscope.kafkatesting.ReservedPorts;
import io.agnoscope.kafkatesting.TemporaryFolder;
import io.agnoscope.systemtests.Script.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script that a user runs, with a state folder and ports of its own. */
class ScriptTest {

  private Path folder;
  private ReservedPorts ports;
  private int portBase;
  private int kafkaPort;

  @BeforeEach
  void choosePlaces() throws IOException {
    folder = Files.createTempDirectory("agnoscope script ");
    ports = ReservedPorts.row(5);
    portBase = ports.first();
    kafkaPort = portBase + 4;
  }

  @AfterEach
  void leaveNothing() {
    Script.run(List.of("down", "--state", state(), "--wipe"));
    TemporaryFolder.remove(folder);
    ports.close();
  }

  @Test
  void upRestartsWhatIsKilledAndASecondUpContinues() {
    Result up = up();
    assertThat(up.status()).as(up.output()).isZero();
    assertThat(up.output()).contains("http://127.0.0.1:" + portBase);
    await("samples are scored").atMost(Duration.ofMinutes(1)).until(() -> scored() >= 25);
    replaysWhatWasScored();

    long killed = pid("inference-service");
    ProcessHandle.of(killed).orElseThrow().destroyForcibly();
    await("the killed service is started again")
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> status().path("healthy").asBoolean() && pid("inference-service") != killed);
    assertThat(process("inference-service").path("restarts").asInt()).isEqualTo(1);

    List<Long> pids = new ArrayList<>(List.of(status().path("launcherPid").asLong()));
    Rows.of(status().path("processes")).forEach(line -> pids.add(line.path("pid").asLong()));
    long before = scored();
    Result down = Script.run(List.of("down", "--state", state()));
    assertThat(down.status()).as(down.output()).isZero();
    assertThat(pids).allSatisfy(pid -> assertThat(alive(pid)).isFalse());

    Result again = up();
    assertThat(again.status()).as(again.output()).isZero();
    await("the counts go on").atMost(Duration.ofMinutes(1)).until(() -> scored() > before);
  }

  private void replaysWhatWasScored() {
    Instant now = Instant.now();
    Result rescore =
        Script.run(
            List.of(
                "rescore",
                "--from=" + now.minusSeconds(600),
                "--to=" + now,
                "--source=probe",
                "--limit=20",
                "--run=again",
                "--state",
                state()));

    assertThat(rescore.status()).as(rescore.output()).isZero();
    assertThat(rescore.output())
        .contains("Run again has begun", "20 of 20 Trials answered", "misleading-caption")
        .contains("http://127.0.0.1:" + portBase + "/api/v1/interference?run=again");
  }

  @Test
  void aTakenPortIsOneClearSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(portBase + 2, 1, InetAddress.getLoopbackAddress())) {
      Result up = up();

      assertThat(up.status()).isEqualTo(1);
      assertThat(up.output())
          .contains(Integer.toString(taken.getLocalPort()))
          .contains("--port-base");
      assertThat(up.output()).doesNotContain("Exception");
    }
    assertThat(Script.run(List.of("status", "--state", state())).status()).isEqualTo(3);
  }

  @Test
  void whatItDoesNotKnowIsOneClearSentence() {
    Result result = Script.run(List.of("upp"));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.output()).contains("upp").contains("--help");
  }

  private Result up() {
    return Script.run(
        List.of(
            "up",
            "--detach",
            "--no-train",
            "--probes-per-second=5",
            "--state",
            state(),
            "--port-base",
            Integer.toString(portBase),
            "--kafka-port",
            Integer.toString(kafkaPort)));
  }

  private String state() {
    return folder.resolve("state").toString();
  }

  private long scored() {
    return Http.json(portBase, "/api/v1/pipeline").path("scored").asLong();
  }

  private JsonNode status() {
    return Http.parse(Script.run(List.of("status", "--json", "--state", state())).output());
  }

  private JsonNode process(String name) {
    return Rows.of(status().path("processes")).stream()
        .filter(line -> line.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private long pid(String name) {
    return process(name).path("pid").asLong();
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
