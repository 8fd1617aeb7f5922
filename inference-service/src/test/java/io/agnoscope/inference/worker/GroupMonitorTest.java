package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.kafkatesting.KafkaExtension;
import java.time.Clock;
import java.util.Locale;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupMonitorTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private final RecordedEvents events = new RecordedEvents();

  @ParameterizedTest
  @EnumSource(GroupType.class)
  void countsWhatNobodyAnsweredYet(GroupType type) throws Exception {
    String target = "counted-" + type.name().toLowerCase(Locale.ROOT);
    try (EngineRig rig = new EngineRig(KAFKA.bootstrapServers());
        GroupMonitor monitor = monitor(rig, TrialGroup.of(type, target))) {
      try (InferenceEngine engine =
          rig.engine(EngineRig.settings(target, type), new FakeModel("first"), events)) {
        engine.start();
        rig.sendTrials(target, 0, 2);
        await().atMost(EngineRig.PATIENCE).until(() -> events.answered.size() == 2);
        await().atMost(EngineRig.PATIENCE).until(() -> monitor.backlog().trials() == 0);
      }
      rig.sendTrials(target, 2, 5);

      await()
          .atMost(EngineRig.PATIENCE)
          .untilAsserted(() -> assertThat(monitor.backlog().trials()).isEqualTo(3));
      assertThat(monitor.backlog().oldestSeconds()).isPositive();
    }
  }

  @Test
  void seesWhetherTheShareGroupIsAsDeclared() {
    TrialGroup group = TrialGroup.of(GroupType.SHARE, "declared");
    try (EngineRig rig = new EngineRig(KAFKA.bootstrapServers());
        GroupMonitor monitor = monitor(rig, group);
        Admin admin = Admin.create(rig.brokers.config("test-apply"))) {
      assertThat(monitor.applied()).isFalse();

      group.apply(admin);

      await().atMost(EngineRig.PATIENCE).until(monitor::applied);
    }
  }

  private static GroupMonitor monitor(EngineRig rig, TrialGroup group) {
    return new GroupMonitor(
        Admin.create(rig.brokers.config("test-monitor")),
        rig.brokers.reader("test-monitor-reader", 1),
        group,
        Clock.systemUTC());
  }
}
