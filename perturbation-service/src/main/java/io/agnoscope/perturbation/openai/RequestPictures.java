package io.agnoscope.perturbation.openai;

import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.ingest.SampleContents;
import io.agnoscope.perturbation.openai.Conversation.Content;
import io.agnoscope.perturbation.openai.Conversation.Turn;
import io.agnoscope.perturbation.traffic.RemotePictures;
import io.agnoscope.schemas.ImagePart;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures of one request, each address looked at once however often it is named. Not
 * thread-safe.
 */
final class RequestPictures {

  private final SampleContents contents;
  private final RemotePictures remote;
  private final Map<String, ImagePart> parts = new HashMap<>();

  RequestPictures(SampleContents contents, RemotePictures remote) {
    this.contents = contents;
    this.remote = remote;
  }

  /** Refuses too many pictures before the first of them is fetched or decoded. */
  void checkCount(List<Turn> turns, Limits limits) throws RefusedException {
    long pictures =
        turns.stream()
            .flatMap(turn -> turn.contents().stream())
            .filter(Content.Picture.class::isInstance)
            .distinct()
            .count();
    if (pictures > limits.images()) {
      throw new RefusedException(
          RefusalCause.SAMPLE_TOO_LARGE, "more than " + limits.images() + " images");
    }
  }

  ImagePart part(String url) throws RefusedException {
    ImagePart known = parts.get(url);
    if (known != null) {
      return known;
    }
    ImagePart part = isRemote(url) ? fetched(url) : contents.picture(url);
    parts.put(url, part);
    return part;
  }

  private static boolean isRemote(String url) {
    return url.regionMatches(true, 0, "http://", 0, 7)
        || url.regionMatches(true, 0, "https://", 0, 8);
  }

  private ImagePart fetched(String url) throws RefusedException {
    URI address;
    try {
      address = new URI(url);
    } catch (URISyntaxException e) {
      throw new RefusedException(RefusalCause.MALFORMED_FIELD, "a picture's address is no URI");
    }
    return switch (remote.fetch(address)) {
      case RemotePictures.Fetched.Picture picture -> contents.picture(picture.encoded());
      case RemotePictures.Fetched.Not not -> throw new RefusedException(not.refusal());
    };
  }
}
