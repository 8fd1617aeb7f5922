package io.agnoscope.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.access.AccessTable;
import io.agnoscope.accesstesting.Endpoint;
import org.junit.jupiter.api.Test;

/** Somebody may call whatever there is to be called, as the table says. */
final class AccessTableTest {
  @Test
  void everyEndpointHasARow() {
    assertThat(Endpoint.declared())
        .hasSizeGreaterThan(2)
        .filteredOn(endpoint ->
            AccessTable.rule("scoring-service", endpoint.method(), endpoint.path()).isEmpty())
        .isEmpty();
  }
}
