package io.agnoscope.perturbation.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.perturbation.replay.BrokerAwayException;
import io.agnoscope.perturbation.replay.ReplayState;
import io.agnoscope.perturbation.replay.ReplayStatus;
import io.agnoscope.schemas.connection.BrokerConnection;
import io.agnoscope.schemas.topic.Provisioner;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaReplayNotesTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private final String run = UUID.randomUUID().toString();

  @BeforeEach
  void provision() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()))) {
      Provisioner.provision(admin);
    }
  }

  @Test
  void remembersTheLastNoteOfEachRunBeyondItsEnd() throws Exception {
    ReplayStatus first = status(run, ReplayState.RUNNING, 1);
    ReplayStatus last = status(run, ReplayState.DONE, 12);
    ReplayStatus other = status(run + "-2", ReplayState.CANCELLED, 3);
    try (KafkaReplayNotes notes = notes(KAFKA.bootstrapServers())) {
      notes.keep(first);
      notes.keep(other);
      notes.keep(last);
    }

    try (KafkaReplayNotes later = notes(KAFKA.bootstrapServers())) {
      assertThat(later.kept()).contains(last, other).doesNotContain(first);
    }
  }

  @Test
  void saysWhenTheBrokerIsAway() {
    try (KafkaReplayNotes notes = notes("localhost:1")) {
      assertThatThrownBy(notes::kept).isInstanceOf(BrokerAwayException.class);
    }
  }

  private static KafkaReplayNotes notes(String servers) {
    return new KafkaReplayNotes(new Brokers(BrokerConnection.to(servers)));
  }

  private static ReplayStatus status(String run, ReplayState state, long trials) {
    Instant at = Instant.parse("2026-03-01T12:00:00Z");
    return new ReplayStatus(
        run,
        state,
        at,
        at.plusSeconds(60),
        null,
        "t",
        100,
        "2-abc",
        at.plusSeconds(90),
        at.plusSeconds(91),
        null,
        50,
        20,
        20,
        trials,
        Map.of("repeated", 2L),
        Map.of(),
        "backlog",
        null);
  }
}
