package io.agnoscope.perturbation.openai;

import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.traffic.RemotePictures;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pictures by address, without a network. */
final class FakePictures implements RemotePictures {

  final Map<URI, byte[]> pictures = new HashMap<>();
  final List<URI> fetched = new ArrayList<>();

  @Override
  public Fetched fetch(URI address) {
    fetched.add(address);
    byte[] picture = pictures.get(address);
    return picture == null
        ? new Fetched.Not(new Refusal(RefusalCause.IMAGE_NOT_INLINE, "not allowed"))
        : new Fetched.Picture(picture);
  }
}
