package io.agnoscope.s3testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Adobe's S3Mock in a JVM of its own, apart from this one's libraries, on a free port. */
public final class S3MockServer implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("started on ports.*?(\\d+) \\(http\\)");

  private final Process process;
  private final URI endpoint;

  private S3MockServer(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts it; returns when it takes requests. */
  public static S3MockServer start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                Objects.requireNonNull(System.getProperty("s3mock.jar"), "s3mock.jar"),
                "--server.port=0",
                "--com.adobe.testing.s3mock.httpPort=0")
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      Matcher started = PORT.matcher(line);
      if (started.find()) {
        drain(output);
        return new S3MockServer(process, URI.create("http://127.0.0.1:" + started.group(1)));
      }
    }
    throw new IOException("the server did not start:\n" + seen);
  }

  /** A pipe that nobody reads would stop it. */
  private static void drain(BufferedReader output) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            while (output.readLine() != null) {
              Thread.onSpinWait();
            }
          } catch (IOException e) {
            // Closed, as the server is.
            return;
          }
        });
  }

  /** Where it takes requests. */
  public URI endpoint() {
    return endpoint;
  }

  /** A client of it. */
  public S3Client client() {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
