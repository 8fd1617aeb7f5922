package io.agnoscope.trainer.store;

import io.agnoscope.vlm.Checkpoint;
import io.agnoscope.vlm.CheckpointException;
import io.agnoscope.vlm.checkpoint.CheckpointFiles;
import java.io.IOException;

/** Where checkpoints are, each with weights and manifest under one address, whole or not at all. */
interface CheckpointPlace {

  /**
   * Keeps one.
   *
   * @return its address
   */
  String keep(int version, Checkpoint checkpoint) throws IOException;

  /**
   * The files of one.
   *
   * @throws CheckpointException when the address is none of this place's
   */
  CheckpointFiles.Source files(String address);

  /**
   * Whether the files of one are there.
   *
   * @throws CheckpointException when the address is none of this place's
   */
  boolean holds(String address) throws IOException;

  /** Replaces the manifest of one at once. */
  void replaceManifest(String address, byte[] manifest) throws IOException;

  /**
   * Deletes one, if it is there.
   *
   * @throws CheckpointException when the address is none of this place's
   */
  void remove(String address) throws IOException;
}
