package io.agnoscope.embedded.rescore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.access.Credential;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** JSON to and from one service; its refusals are sentences for the user. */
final class ServiceCalls implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI service;
  private final Credential credential;

  ServiceCalls(URI service, Credential credential) {
    this.credential = credential;
    this.service = service;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  JsonNode delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  /** Where a path of the service is. */
  URI address(String path) {
    return service.resolve(path);
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    return credential
        .shownIn(HttpRequest.newBuilder(address(path)))
        .timeout(Duration.ofSeconds(30))
        .header("Accept", "application/json, application/problem+json");
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response;
    try {
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException nobody) {
      throw new NobodyThereException(service);
    }
    int status = response.statusCode();
    if (status >= 500) {
      throw new IOException(service + " answers " + status);
    }
    if (status >= 400) {
      throw new UserFailure(reason(response.body(), service + " answers " + status));
    }
    return JSON.readTree(response.body());
  }

  private static String reason(byte[] body, String otherwise) {
    try {
      JsonNode said = JSON.readTree(body);
      return said.path("reason").asText(said.path("detail").asText(otherwise));
    } catch (IOException notJson) {
      return otherwise + ": is it Agnoscope's?";
    }
  }

  /** Nobody listens at the service's address. */
  static final class NobodyThereException extends IOException {

    private static final long serialVersionUID = 1L;

    NobodyThereException(URI service) {
      super("nothing answers at " + service);
    }
  }
}
