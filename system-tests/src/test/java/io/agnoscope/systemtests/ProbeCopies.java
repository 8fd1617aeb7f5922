package io.agnoscope.systemtests;

import static org.awaitility.Awaitility.await;

import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sends copies of the pipeline's probes, pictures and known answers included, for a target. */
final class ProbeCopies implements AutoCloseable {

  /** Read well by the first checkpoint. */
  static final Set<Aspect> ASPECTS = Set.of(Aspect.COLOR, Aspect.ACTION);

  private static final int DIFFERENT = 30;

  private final String target;
  private final List<Sample> probes;
  private final SampleWriter writer;
  private int sent;

  ProbeCopies(Pipeline pipeline, String target) {
    String bootstrapServers = pipeline.broker().bootstrapServers();
    this.target = target;
    this.probes = new ArrayList<>();
    await("probes to copy")
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          probes.clear();
          TopicReader.all(bootstrapServers, Topics.SAMPLES).stream()
              .filter(sample -> sample.getSource().equals("probe"))
              .filter(sample -> sample.getAspect() != null && ASPECTS.contains(sample.getAspect()))
              .forEach(probes::add);
          return probes.size() >= DIFFERENT;
        });
    this.writer = new SampleWriter(bootstrapServers);
  }

  /** Sends so many, under ids of their own and with the target's name as source. */
  void send(int count) {
    for (int each = 0; each < count; each++) {
      writer.accept(
          Sample.newBuilder(probes.get(sent % probes.size()))
              .setId(target + "-" + sent)
              .setSource(target)
              .setTarget(target)
              .setAcceptedAt(Instant.now())
              .build());
      sent++;
    }
    writer.flush();
  }

  /** How many were sent. */
  int sent() {
    return sent;
  }

  @Override
  public void close() {
    writer.close();
  }
}
