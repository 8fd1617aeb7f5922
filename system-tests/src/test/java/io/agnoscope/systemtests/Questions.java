package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends questions without pictures, each with an id that the test knows. */
final class Questions {

  private Questions() {}

  /** Sends questions number {@code from} to {@code to - 1} and returns the ids accepted. */
  static List<String> send(Pipeline pipeline, String target, int from, int to) {
    List<String> ids = IntStream.range(from, to).mapToObj(index -> target + "-" + index).toList();
    String lines =
        IntStream.range(from, to)
            .mapToObj(index ->
                """
                {"id":"%s-%d","target":"%s","question":"Which is larger, %d or %d?",\
                "multiple_choices":{"A":"%d","B":"%d"}}\
                """
                    .formatted(target, index, target, index, index + 7, index, index + 7))
            .collect(Collectors.joining("\n"));

    HttpResponse<String> response =
        Http.post(pipeline.perturbation().port, "/v1/samples", "application/x-ndjson", lines);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(Http.parse(response.body()).path("accepted").asInt()).isEqualTo(ids.size());
    return ids;
  }
}
