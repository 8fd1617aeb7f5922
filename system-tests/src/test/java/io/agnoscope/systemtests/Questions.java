package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;

/** Sends questions without pictures, each with an id that the test knows. */
final class Questions {

  private Questions() {}

  /** Sends questions number {@code from} to {@code to - 1} and returns the ids accepted. */
  static List<String> send(Pipeline pipeline, String target, int from, int to) {
    send(
        pipeline,
        IntStream.range(from, to)
            .mapToObj(
                index -> line(target, Integer.toString(index), index + " or " + (index + 7) + "?"))
            .toList());
    return IntStream.range(from, to).mapToObj(index -> target + "-" + index).toList();
  }

  /** Sends one more question that ends as told, and returns its id. */
  static String send(Pipeline pipeline, String target, String name, String end) {
    send(pipeline, List.of(line(target, name, "3 or 5? " + end)));
    return target + "-" + name;
  }

  private static String line(String target, String name, String end) {
    return """
    {"id":"%s-%s","target":"%s","question":"Which is larger, %s",\
    "multiple_choices":{"A":"the first","B":"the second"}}\
    """
        .formatted(target, name, target, end);
  }

  private static void send(Pipeline pipeline, List<String> lines) {
    HttpResponse<String> response =
        Http.post(
            pipeline.perturbation().port,
            "/v1/samples",
            "application/x-ndjson",
            String.join("\n", lines));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(Http.parse(response.body()).path("accepted").asInt()).isEqualTo(lines.size());
  }
}
