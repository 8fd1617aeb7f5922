package io.agnoscope.systemtests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Announces checkpoints as the trainer would, made of the project's first one under new ids. */
final class Checkpoints implements AutoCloseable {

  private static final String MANIFEST = "manifest.json";
  private static final String WEIGHTS = "model.safetensors";
  private static final Path FIRST =
      Repository.root().resolve("vlm/src/main/resources/io/agnoscope/vlm/first");

  private final Path folder;
  private final String target;
  private final Map<Integer, CheckpointEvent> announced = new HashMap<>();
  private final RecordCodec codec = RecordCodec.local();
  private final KafkaProducer<byte[], byte[]> producer;

  Checkpoints(Pipeline pipeline, String target) {
    this.folder = pipeline.folder().resolve("checkpoints-of-" + target);
    this.target = target;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", pipeline.broker().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes a checkpoint and tells that it is in this state; returns its id. */
  String announce(int version, CheckpointState state) throws Exception {
    return announce(version, state, Files.readAllBytes(FIRST.resolve(WEIGHTS)));
  }

  /** The same with a checkpoint that has forgotten most of what the first one learned. */
  String announceWorse(int version, CheckpointState state) throws Exception {
    return announce(
        version, state, Weights.disturbed(Files.readAllBytes(FIRST.resolve(WEIGHTS)), version));
  }

  /** The same with a checkpoint that answers as the first one does, and is not the same. */
  String announceAlike(int version, CheckpointState state) throws Exception {
    return announce(
        version, state, Weights.barelyChanged(Files.readAllBytes(FIRST.resolve(WEIGHTS))));
  }

  /** Tells that a checkpoint that was announced is in another state now. */
  void change(int version, CheckpointState state) throws Exception {
    CheckpointEvent before = Objects.requireNonNull(announced.get(version));
    tell(CheckpointEvent.newBuilder(before).setState(state).setAt(Instant.now()).build());
  }

  private String announce(int version, CheckpointState state, byte[] weights) throws Exception {
    String id = target + "-" + version;
    ObjectNode manifest = (ObjectNode) Http.parse(Files.readString(FIRST.resolve(MANIFEST)));
    manifest.put("id", id);
    manifest.put("weightsSha256", Weights.sha256(weights));
    Path written = Files.createDirectories(folder.resolve(id));
    Files.write(written.resolve(WEIGHTS), weights);
    Files.writeString(written.resolve(MANIFEST), manifest.toPrettyString());
    tell(
        CheckpointEvent.newBuilder()
            .setTarget(target)
            .setVersion(version)
            .setCheckpoint(id)
            .setState(state)
            .setUri(written.toUri().toString())
            .setSha256(manifest.path("weightsSha256").asText())
            .setParent(null)
            .setManifest(manifest.toString())
            .setReason("a test")
            .setAt(Instant.now())
            .build());
    return id;
  }

  private void tell(CheckpointEvent event) throws Exception {
    announced.put(event.getVersion(), event);
    byte[] key = (target + "/" + event.getVersion()).getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(Topics.CHECKPOINTS.name(), key, codec.encode(event))).get();
  }

  @Override
  public void close() {
    producer.close();
    codec.close();
  }
}
