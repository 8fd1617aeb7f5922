package io.agnoscope.vlm.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probe;
import io.agnoscope.stimuli.probe.Probes;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.vlm.Checkpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateProbesTest {

  @Test
  void countsWhatTheModelAnswersRight(@TempDir Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    Probes probes = new Probes(Phrasing.TRAINING);
    for (int i = 0; i < 70; i++) {
      Probe probe = probes.image(Aspect.COLOR, "evaluate", 1, i);
      Files.write(folder.resolve(i + ".png"), Objects.requireNonNull(probe.image()).png());
      lines.append(line(probe, i + ".png", i % 2 == 0 ? "easy" : "hard")).append('\n');
    }
    Files.writeString(folder.resolve("probes.ndjson"), lines);
    ByteArrayOutputStream console = new ByteArrayOutputStream();

    String table =
        EvaluateProbes.run(
            folder, Checkpoint.first(), new PrintStream(console, true, StandardCharsets.UTF_8));

    // TinyVLM answers these 99 % right, in the wordings that it was trained on.
    assertThat(table).containsPattern("\\| what \\| color \\| (9|100).* \\| 70 \\| ");
    assertThat(Files.readString(folder.resolve("tinyvlm.md"))).endsWith(table);
    assertThat(console.toString(StandardCharsets.UTF_8)).contains(table);
  }

  @Test
  void aLineThatCannotBeRightIsNamed(@TempDir Path folder) throws IOException {
    for (String line :
        new String[] {
          "{",
          "{}",
          "{\"multiple_choices\": {\"A\": \"x\"}}",
          "{\"multiple_choices\": {\"A\": \"x\"}, \"multiple_choices_answer\": \"A\","
              + " \"image\": \"../x.png\"}"
        }) {
      Files.writeString(folder.resolve("probes.ndjson"), line);
      assertThatThrownBy(() ->
              EvaluateProbes.run(
                  folder, Checkpoint.first(), new PrintStream(new ByteArrayOutputStream())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("line 1: ");
    }
  }

  /** Reference values by Newcombe: Two-sided confidence intervals, Stat. Med. 1998, table I. */
  @Test
  void wilsonsIntervalIsTheTextbooks() {
    Wilson some = Wilson.of(81, 263);
    assertThat(some.lower()).isCloseTo(0.2553, within(1e-4));
    assertThat(some.upper()).isCloseTo(0.3662, within(1e-4));
    assertThat(Wilson.of(0, 20).upper()).isCloseTo(0.1611, within(1e-4));
    assertThatThrownBy(() -> Wilson.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String line(Probe probe, String image, String difficulty) {
    String choices =
        probe.sample().options().stream()
            .map(option -> "\"%s\": \"%s\"".formatted(option.letter(), option.text()))
            .collect(Collectors.joining(", "));
    String text =
        probe.sample().lastUserTurn().stream()
            .filter(Part.Text.class::isInstance)
            .map(part -> ((Part.Text) part).text())
            .collect(Collectors.joining(" "));
    String answer = probe.sample().rightOption().map(Option::letter).orElseThrow();
    return """
    {"id": "%s", "question": "%s", "image": "%s", "multiple_choices": {%s}, \
    "multiple_choices_answer": "%s", "aspect": "COLOR", "question_type": "what", \
    "difficulty": "%s"}\
    """
        .formatted(probe.sample().id(), text, image, choices, answer, difficulty);
  }
}
