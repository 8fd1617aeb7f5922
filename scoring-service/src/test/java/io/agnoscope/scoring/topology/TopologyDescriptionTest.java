package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.codec.RecordCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * State and topics hang on these names: a change here must be meant, and needs a plan for what is
 * stored.
 */
final class TopologyDescriptionTest {
  @Test
  void theTopologyIsAsDescribed() throws IOException {
    try (RecordCodec codec = RecordCodec.local()) {
      String description =
          ScoringTopology.build(
                  codec, TopologyRig.SETTINGS, TopologyRig.DETECTION, Stores.Kind.PERSISTENT)
              .describe()
              .toString();

      assertThat(description.strip()).isEqualTo(golden().strip());
      assertThat(description).doesNotContainPattern("KSTREAM|-\\d{10}");
    }
  }

  private static String golden() throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(
            TopologyDescriptionTest.class.getResourceAsStream("/topology.txt"))) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
