package io.agnoscope.images.config;

import io.agnoscope.images.ImageStore;
import io.agnoscope.images.ImageStores;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens the configured image store. */
@Singleton
public class ImageStoreProducer {

  @Produces
  @Singleton
  ImageStore store(ImagesConfig config, Instance<S3Client> s3) {
    try {
      return ImageStores.open(config.store(), config.maxBytes(), s3::get);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("agnoscope.images.store: " + e.getMessage(), e);
    }
  }

  void close(@Disposes ImageStore store) {
    store.close();
  }
}
