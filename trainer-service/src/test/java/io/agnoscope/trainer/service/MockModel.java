package io.agnoscope.trainer.service;

import io.agnoscope.trainer.domain.run.Losses;
import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Stands in for TinyVLM where Kafka and HTTP are tested: it learns at once. */
@Mock
@Singleton
final class MockModel {

  @Produces
  @Mock
  @Singleton
  Model model() {
    return new FakeModel(0.2, 0.95, new Losses(1, 0, 0.1, 0, 1.2));
  }
}
