package io.agnoscope.perturbation.traffic.remote;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads a response as long as it may be a picture and is not too large. */
final class PictureBody {

  /** What file stores call anything; the decoder tells whether it is a picture. */
  private static final Set<String> UNTOLD =
      Set.of("application/octet-stream", "binary/octet-stream");

  private final int maxBytes;
  private final CompletableFuture<FetchResult> result;
  private final Buffer encoded = Buffer.buffer();

  PictureBody(int maxBytes, CompletableFuture<FetchResult> result) {
    this.maxBytes = maxBytes;
    this.result = result;
  }

  void read(HttpClientResponse response) {
    response.exceptionHandler(failure -> end(RemoteOutcome.UNREACHABLE));
    int status = response.statusCode();
    if (status >= 300 && status < 400) {
      end(RemoteOutcome.REDIRECTED);
    } else if (status != 200) {
      end(RemoteOutcome.REFUSED_BY_HOST);
    } else if (!maybePicture(response.getHeader("Content-Type"))) {
      end(RemoteOutcome.NO_PICTURE);
    } else if (saysMore(response.getHeader("Content-Length"))) {
      end(RemoteOutcome.TOO_LARGE);
    } else {
      response
          .endHandler(nothing -> result.complete(new FetchResult.Bytes(encoded.getBytes())))
          .handler(this::more);
    }
  }

  private void more(Buffer part) {
    if (result.isDone()) {
      return;
    }
    if (part.length() > maxBytes - encoded.length()) {
      end(RemoteOutcome.TOO_LARGE);
    } else {
      encoded.appendBuffer(part);
    }
  }

  private void end(RemoteOutcome why) {
    result.complete(new FetchResult.Nothing(why));
  }

  private static boolean maybePicture(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return type.startsWith("image/") || UNTOLD.contains(type);
  }

  private boolean saysMore(@Nullable String contentLength) {
    try {
      return contentLength != null && Long.parseLong(contentLength.strip()) > maxBytes;
    } catch (NumberFormatException e) {
      return true;
    }
  }
}
