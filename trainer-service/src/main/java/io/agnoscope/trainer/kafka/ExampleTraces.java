package io.agnoscope.trainer.kafka;

import io.agnoscope.tracing.ActiveSpan;
import io.opentelemetry.context.Context;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The recorded traces of the newest hard examples, by sample id, for a run to be linked with. In
 * memory, and bounded: a run that is resumed in another life has none. Thread-safe.
 */
public final class ExampleTraces {

  private static final int MOST = 2_000;

  /** What a span holds of links by OpenTelemetry's default. */
  private static final int MOST_LINKS = 128;

  private final Map<String, Context> traces = new LinkedHashMap<>();

  /** Remembers an example's trace, unless it is not recorded. */
  public synchronized void add(String sampleId, ActiveSpan span) {
    if (!span.recording()) {
      return;
    }
    traces.remove(sampleId);
    traces.put(sampleId, span.context());
    if (traces.size() > MOST) {
      var oldest = traces.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** The traces of those examples that have one, as many as a span can be linked with. */
  public synchronized List<Context> of(Collection<String> sampleIds) {
    return sampleIds.stream().map(traces::get).filter(Objects::nonNull).limit(MOST_LINKS).toList();
  }
}
