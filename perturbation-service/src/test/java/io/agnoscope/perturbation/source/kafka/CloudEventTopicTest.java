package io.agnoscope.perturbation.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.perturbation.source.Exchanges;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CloudEventTopicTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private SourceTopic topic;

  @BeforeEach
  void open() {
    topic = new SourceTopic(KAFKA.bootstrapServers(), "cloudevents");
  }

  @AfterEach
  void close() {
    topic.close();
  }

  @Test
  void joinsBothHalves() {
    binary(Exchanges.request("a"));
    binary(Exchanges.response("a"));
    topic.awaitCommit(2);

    assertThat(topic.admission.admitted)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.origin().source()).isEqualTo("cloudevents");
          assertThat(request.origin().id()).isEqualTo("a");
          assertThat(request.origin().route()).isEqualTo("shop/vlm");
          assertThat(request.servedAnswer()).isEqualTo("a cat");
        });
  }

  @Test
  void readsBothModes() {
    structured(Exchanges.request("a"));
    binary(Exchanges.response("a"));
    topic.awaitCommit(2);

    assertThat(topic.admission.admitted)
        .singleElement()
        .extracting("servedAnswer")
        .isEqualTo("a cat");
  }

  @Test
  void passesNoRequestThatStillWaits() {
    binary(Exchanges.request("waits"));
    binary(Exchanges.request("a"));
    binary(Exchanges.response("a"));
    Awaitility.await()
        .atMost(SourceTopic.PATIENCE)
        .until(() -> topic.admission.admitted.size() == 1);
    assertThat(topic.committed()).isZero();

    topic.restart();
    binary(Exchanges.response("waits"));
    topic.awaitCommit(4);

    assertThat(topic.admission.admitted).extracting("origin.id").contains("waits");
    assertThat(topic.admission.admitted).extracting("servedAnswer").containsOnly("a cat");
  }

  @Test
  void goesOnPastWhatIsNoEventAndPastOtherEvents() {
    topic.send("nonsense");
    binary(Exchanges.event("org.example.other", "o", "{}"));
    binary(Exchanges.event("org.kubeflow.serving.inference.request", "r", "{\"messages\": 7}"));
    binary(Exchanges.response("r"));
    topic.awaitCommit(4);

    assertThat(topic.admission.admitted).isEmpty();
    assertThat(topic.deadLetters())
        .extracting("offset", "cause", "sampleId")
        .containsExactlyInAnyOrder(
            tuple(0L, "not-an-event", null), tuple(2L, "malformed-field", "r"));
  }

  private void binary(CloudEvent event) {
    topic.send(
        KafkaMessageFactory.<byte[]>createWriter(topic.name, null, null, null).writeBinary(event));
  }

  private void structured(CloudEvent event) {
    ProducerRecord<byte[], byte[]> entry =
        KafkaMessageFactory.<byte[]>createWriter(topic.name, null, null, null)
            .writeStructured(event, new JsonFormat());
    topic.send(entry);
  }
}
