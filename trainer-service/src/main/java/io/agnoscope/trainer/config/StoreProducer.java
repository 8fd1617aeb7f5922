package io.agnoscope.trainer.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.images.S3Folder;
import io.agnoscope.trainer.store.CheckpointStore;
import io.agnoscope.trainer.store.RevocationFile;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens what is kept of a target: in the configured bucket, or in the configured folder. */
@Singleton
public class StoreProducer {

  private final TrainerConfig config;
  private final ObjectMapper json;
  private final Optional<S3Folder> bucket;

  StoreProducer(TrainerConfig config, ObjectMapper json, Instance<S3Client> s3) {
    this.config = config;
    this.json = json;
    try {
      this.bucket = config.checkpoints().store().map(location -> new S3Folder(s3.get(), location));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("agnoscope.checkpoints.store: " + e.getMessage(), e);
    }
  }

  @Produces
  @Singleton
  CheckpointStore checkpoints() {
    return new CheckpointStore(config.checkpoints().dir(), bucket, config.target(), json);
  }

  @Produces
  @Singleton
  RevocationFile revocations() {
    return new RevocationFile(config.checkpoints().dir(), bucket, config.target(), json);
  }
}
