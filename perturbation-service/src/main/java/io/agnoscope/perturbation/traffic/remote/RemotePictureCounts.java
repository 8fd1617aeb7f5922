package io.agnoscope.perturbation.traffic.remote;

/** Counts what becomes of the addresses of pictures. */
public interface RemotePictureCounts {

  /** A picture was fetched, or not. */
  void remotePicture(RemoteOutcome outcome);
}
