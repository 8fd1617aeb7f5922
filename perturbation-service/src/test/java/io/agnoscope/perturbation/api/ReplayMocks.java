package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.replay.FakeReplayBroker;
import io.agnoscope.perturbation.replay.MemoryReplayNotes;
import io.agnoscope.perturbation.replay.ReplayBroker;
import io.agnoscope.perturbation.replay.ReplayNotes;
import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Replays without a broker. */
@Mock
@Singleton
class ReplayMocks {

  final FakeReplayBroker broker = new FakeReplayBroker();

  @Produces
  @Mock
  @Singleton
  ReplayBroker broker() {
    return broker;
  }

  @Produces
  @Mock
  @Singleton
  ReplayNotes notes() {
    return new MemoryReplayNotes();
  }
}
