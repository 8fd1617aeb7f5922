package io.agnoscope.benchmarks.mirror;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A chat-completions request of 1 KB as a mesh mirrors it: a text question with lettered options in
 * the text.
 */
public final class MirroredRequest {

  /** Bytes of each body. */
  public static final int BYTES = 1024;

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String END = "\"}]}";
  private static final String FILLING =
      "the parcels of one order are packed and sent on by themselves, each when it is ready. ";

  private MirroredRequest() {}

  /**
   * The i-th request; no two are alike.
   *
   * @param run tells the ids of this run from those of others
   */
  public static HttpRequest of(URI address, String run, long i) {
    return HttpRequest.newBuilder(address)
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("X-Request-ID", run + "-" + i)
        .POST(BodyPublishers.ofByteArray(body(i)))
        .build();
  }

  static byte[] body(long i) {
    long parcels = 5 + i % 40;
    long gone = 1 + i % 4;
    String begin =
        """
        {"model": "shop-assistant", "temperature": 0.2, "stream": true, "messages": [\
        {"role": "system", "content": "You answer questions about orders. Reply with one letter."}, \
        {"role": "user", "content": "Order %d has %d parcels; %d of them have left the house. \
        How many are still here?\\nA) %d\\nB) %d\\nC) %d\\nD) none\\nNote:\
        """
            .formatted(i, parcels, gone, parcels - gone, parcels + gone, parcels - gone + 1);
    int room = BYTES - begin.length() - END.length();
    String filling = FILLING.repeat(room / FILLING.length() + 1).substring(0, room);
    return (begin + filling + END).getBytes(StandardCharsets.US_ASCII);
  }
}
