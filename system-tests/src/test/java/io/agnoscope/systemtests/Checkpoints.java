package io.agnoscope.systemtests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Announces checkpoints as the trainer would: each is the project's first one under a new id. */
final class Checkpoints implements AutoCloseable {

  private static final String MANIFEST = "manifest.json";
  private static final String WEIGHTS = "model.safetensors";
  private static final Path FIRST =
      Repository.root().resolve("vlm/src/main/resources/io/agnoscope/vlm/first");

  private final Path folder;
  private final String target;
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
    String id = target + "-" + version;
    ObjectNode manifest = (ObjectNode) Http.parse(Files.readString(FIRST.resolve(MANIFEST)));
    manifest.put("id", id);
    Path written = write(id, manifest.toPrettyString());
    CheckpointEvent event =
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
            .build();
    byte[] key = (target + "/" + version).getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(Topics.CHECKPOINTS.name(), key, codec.encode(event))).get();
    return id;
  }

  private Path write(String id, String manifest) {
    try {
      Path written = Files.createDirectories(folder.resolve(id));
      Files.copy(FIRST.resolve(WEIGHTS), written.resolve(WEIGHTS));
      Files.writeString(written.resolve(MANIFEST), manifest);
      return written;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public void close() {
    producer.close();
    codec.close();
  }
}
