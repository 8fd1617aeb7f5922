package io.agnoscope.perturbation.source.kafka;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.source.EventIntake;
import io.agnoscope.perturbation.source.EventIntake.Done;
import io.agnoscope.perturbation.source.InferenceEventReader;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Takes the events of payload loggers, in binary or structured mode. */
final class CloudEventRecords implements RecordIntake {

  private final EventIntake<Held> intake;
  private final UntakenRecords untaken;

  CloudEventRecords(EventIntake<Held> intake, UntakenRecords untaken) {
    this.intake = intake;
    this.untaken = untaken;
  }

  @Override
  public List<Work> take(ConsumerRecord<byte[], byte[]> entry) {
    CloudEvent event;
    boolean structured;
    try {
      MessageReader reader = KafkaMessageFactory.createReader(entry);
      structured = reader.getEncoding() == Encoding.STRUCTURED;
      event = reader.toEvent();
    } catch (RuntimeException e) {
      // The library's messages quote what was sent.
      return List.of(
          given(
              entry,
              RefusalCause.NOT_AN_EVENT.label(),
              "the record is no CloudEvent in binary or structured mode"));
    }
    try {
      return work(intake.take(event, held(entry, event, structured)));
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      return List.of(given(entry, RefusalCause.INTERNAL.label(), e.getClass().getName()));
    }
  }

  @Override
  public List<Work> due() {
    return work(intake.due());
  }

  @Override
  public void forget() {
    intake.forget();
  }

  private List<Work> work(List<Done<Held>> done) {
    List<Work> work = new ArrayList<>();
    for (Done<Held> one : done) {
      work.add(new Work(one.handles().stream().map(Held::place).toList(), kept(one)));
    }
    return work;
  }

  private CompletionStage<Void> kept(Done<Held> done) {
    Held held =
        done.handles().stream()
            .filter(handle -> handle.value() != null)
            .findFirst()
            .orElseGet(done.handles()::getFirst);
    if (done.refusal() == null) {
      String id = done.request() == null ? null : done.request().origin().id();
      return untaken.unlessKept(done.kept(), held.place(), held.key(), held.value(), id);
    }
    return untaken.write(
        done.refusal().cause().label(),
        done.refusal().reason(),
        held.place(),
        held.key(),
        held.value(),
        done.sampleId());
  }

  private Work given(ConsumerRecord<byte[], byte[]> entry, String cause, String detail) {
    Place place = Place.of(entry);
    return new Work(
        List.of(place), untaken.write(cause, detail, place, entry.key(), entry.value(), null));
  }

  private static Held held(
      ConsumerRecord<byte[], byte[]> entry, CloudEvent event, boolean structured) {
    if (InferenceEventReader.isResponse(event)) {
      return new Held(Place.of(entry), null, null, 0);
    }
    byte[] value = entry.value();
    long bytes = length(entry.key()) + (structured ? length(value) : 0);
    return new Held(Place.of(entry), entry.key(), value, bytes);
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
