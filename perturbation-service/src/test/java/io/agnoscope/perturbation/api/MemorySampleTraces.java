package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.erasure.SampleTraces;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was erased. */
@Mock
@Singleton
class MemorySampleTraces implements SampleTraces {

  final List<String> buried = new CopyOnWriteArrayList<>();
  volatile boolean away;

  @Override
  public void bury(String sampleId) throws IOException {
    if (away) {
      throw new IOException("away");
    }
    buried.add(sampleId);
  }

  @Override
  public void buryDeadLetters(String sampleId, Duration patience) {
    buried.add("letters of " + sampleId);
  }
}
