package io.agnoscope.trainer.domain.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * What stays the same through a checkpoint's life.
 *
 * @param target the model that it is a set of weights for
 * @param version from 1, without gaps, per target
 * @param checkpoint its id, such as {@code tinyvlm-2-1f3870be}
 * @param uri folder or object that holds the weights and the manifest
 * @param sha256 of the weights, lower-case hex
 * @param parent id of the checkpoint that it was trained from; null for the first
 */
public record CheckpointIdentity(
    String target,
    int version,
    String checkpoint,
    String uri,
    String sha256,
    @Nullable String parent) {

  public CheckpointIdentity {
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1: " + version);
    }
  }
}
