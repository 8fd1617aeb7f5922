package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.AwaitedPair;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.scoring.statistics.text.Embeddings;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** What waits for another checkpoint's answers is bounded in number. */
final class CheckpointPairsTest {
  private final RecordCodec codec = RecordCodec.local();
  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private final KeyValueStore<String, AwaitedPair> waiting =
      store("waiting", codec.serde(AwaitedPair.class));
  private final KeyValueStore<String, byte[]> due = store("due", Serdes.ByteArray());

  @Test
  void theOldestMakesRoom() throws Exception {
    CheckpointPairs pairs = new CheckpointPairs(waiting, new DueTimes(due), 2);
    enter(pairs, "a", "tinyvlm", 0);
    enter(pairs, "b", "tinyvlm", 1);
    enter(pairs, "c", "tinyvlm", 2);

    assertThat(waiting.approximateNumEntries()).isEqualTo(2);
    assertThat(enter(pairs, "b", "tinyvlm.shadow", 3)).isTrue();
    // A task that takes over counts what is there.
    CheckpointPairs next = new CheckpointPairs(waiting, new DueTimes(due), 1);
    enter(next, "d", "tinyvlm", 4);
    assertThat(enter(next, "c", "tinyvlm.shadow", 5)).isFalse();
    assertThat(due.approximateNumEntries()).isEqualTo(waiting.approximateNumEntries());
  }

  private static boolean enter(CheckpointPairs pairs, String id, String target, int second)
      throws UnreadableException {
    TestTrial trial =
        TestTrial.of(id).answeredAs(target).checkpoint(target).clean("A").caption("A");
    ScoredTrial scored =
        ScoredTrial.of(trial.answers(), TrialReading.read(trial.answers()), Embeddings.NONE);
    return pairs.enter(scored, TestTrial.MADE.plusSeconds(second)).isPresent();
  }

  private <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
    KeyValueStore<String, V> store =
        org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(name),
                Serdes.String(),
                values)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
