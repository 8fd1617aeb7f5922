package io.agnoscope.embedded.export;

import io.agnoscope.schemas.HardExample;
import java.io.IOException;
import java.time.Instant;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Where hard examples are kept. */
public interface HardExampleSource {

  /** What is done with a hard example; null stands for a record that is none. */
  @FunctionalInterface
  interface Sink {
    void take(@Nullable HardExample example) throws IOException;
  }

  /**
   * Hands over the newest record of each Sample in the period, one at a time.
   *
   * @param since the time of the oldest record, null for all
   * @param to before which a record is, null for all
   * @param sizes told once, and first, how many there are
   */
  void forEach(@Nullable Instant since, @Nullable Instant to, LongConsumer sizes, Sink sink)
      throws IOException;
}
