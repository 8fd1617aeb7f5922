package io.agnoscope.inference.config;

import io.agnoscope.images.S3Folder;
import io.agnoscope.inference.checkpoint.ModelSource;
import io.agnoscope.inference.openai.OpenAiSource;
import io.agnoscope.inference.openai.Standing;
import io.agnoscope.inference.tinyvlm.CheckpointReader;
import io.agnoscope.inference.tinyvlm.TinyVlmSettings;
import io.agnoscope.inference.tinyvlm.TinyVlmSource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Where the model comes from that {@code agnoscope.model} names. */
@Singleton
public class ChosenModel {

  private final ModelSource source;
  private final Runnable close;
  private final @Nullable Standing standing;

  public ChosenModel(
      ModelConfig model,
      CheckpointsConfig checkpoints,
      Instance<S3Client> s3,
      TinyVlmConfig tinyVlm,
      TinyVlmMetrics tinyVlmMetrics,
      OpenAiConfig openAi,
      OpenAiMetrics openAiMetrics) {
    Clock clock = Clock.systemUTC();
    switch (model.model()) {
      case TINYVLM -> {
        TinyVlmSource here =
            new TinyVlmSource(
                new CheckpointReader(
                    checkpoints.store().map(store -> bucket(store, s3::get)),
                    checkpoints.signing().trustedKeys().isPresent()),
                TinyVlmSettings.on(
                    tinyVlm.device(),
                    tinyVlm.threads(),
                    tinyVlm.batchSize(),
                    tinyVlm.maxDelay(),
                    tinyVlm.queueAsks(),
                    tinyVlm.queueBytes()),
                tinyVlmMetrics,
                clock);
        this.source = here;
        this.close = here::close;
        this.standing = null;
      }
      case OPENAI -> {
        openAiMetrics.register();
        OpenAiSource there = OpenAiSettings.source(openAi, openAiMetrics, clock);
        this.source = there;
        this.close = () -> {};
        this.standing = there.standing();
      }
      default -> throw new IllegalStateException("a model of no kind: " + model.model());
    }
  }

  private static S3Folder bucket(String store, Supplier<S3Client> s3) {
    try {
      return new S3Folder(s3.get(), store);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("agnoscope.checkpoints.store: " + e.getMessage(), e);
    }
  }

  /** Loads it. */
  ModelSource source() {
    return source;
  }

  /** How it stands with the model's server, when the model has one. */
  Optional<Standing> standing() {
    return Optional.ofNullable(standing);
  }

  /** Frees what the models share, after they are closed. */
  void close() {
    close.run();
  }
}
