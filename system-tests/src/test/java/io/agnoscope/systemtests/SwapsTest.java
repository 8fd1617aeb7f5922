package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checkpoints that come while Trials are answered, from outside. */
@ExtendWith(PipelineExtension.class)
class SwapsTest {

  /** Watched models of this test's own: what is announced of them touches no other test. */
  static final String SWAPPED = "swapped";

  static final String SHADOWED = "shadowed";

  private static final List<String> NAME = List.of("swapping");

  /** With 50 or more of them, the worker's memory must not grow on the way. */
  private static final int SWAPS = Integer.getInteger("agnoscope.swaps", 5);

  private static final int WAITING = 100;

  /**
   * A heap that is resident whole from the beginning: it is bounded as it is, and what it grows to
   * within its bound would hide what swaps leave behind. Native memory as under {@code up}.
   */
  private static final Map<String, String> HELD_MEMORY =
      Map.of(
          "JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -Xms512m -XX:+AlwaysPreTouch",
          "MALLOC_TRIM_THRESHOLD_", "2147483648",
          "MALLOC_MMAP_THRESHOLD_", "1073741824",
          "MALLOC_TOP_PAD_", "268435456",
          "MALLOC_ARENA_MAX", "2");

  private final Set<String> sent = new HashSet<>();

  @Test
  void eachTrialIsAnsweredOnceThroughSwaps(Pipeline pipeline) throws Exception {
    Conservation before = Conservation.now(pipeline);
    Map<String, String> settings = new HashMap<>(HELD_MEMORY);
    settings.put("AGNOSCOPE_TARGET", SWAPPED);
    try (Workers workers = new Workers(pipeline, NAME, settings);
        Checkpoints checkpoints = new Checkpoints(pipeline, SWAPPED);
        AnswerFollower answers =
            AnswerFollower.fromNow(pipeline.broker().bootstrapServers(), SWAPPED)) {
      awaitReady(workers);
      Set<String> serving = new HashSet<>();
      ResidentMemory memory = ResidentMemory.of(workers.pid(NAME.getFirst()));
      for (int version = 1; version <= SWAPS; version++) {
        String promoted = checkpoints.announce(version, CheckpointState.PROMOTED);
        serving.add(promoted);
        await(promoted + " answers")
            .atMost(Duration.ofMinutes(1))
            .until(() -> {
              keepWaiting(pipeline, SWAPPED, answers);
              return answers.byCheckpoint().containsKey(promoted);
            });
        memory.note(version);
      }

      awaitAnswered(answers);
      assertThat(answers.byCheckpoint().keySet()).containsAll(serving);
      assertThat(answers.records()).as("answers of one Trial each").isEqualTo(sent.size());
      memory.assertFlat(10, 50);
    }
    awaitScored(pipeline, before);
  }

  @Test
  void aCandidateInShadowHasFiguresOfItsOwnAndNoSayInWhatBecomesOfSamples(Pipeline pipeline)
      throws Exception {
    Conservation before = Conservation.now(pipeline);
    String shadow = SHADOWED + ".shadow";
    Map<String, String> settings =
        Map.of("AGNOSCOPE_TARGET", SHADOWED, "AGNOSCOPE_CHECKPOINTS_SHADOW_PATIENCE", "1h");
    try (Checkpoints checkpoints = new Checkpoints(pipeline, SHADOWED);
        Workers workers = new Workers(pipeline, NAME, settings);
        AnswerFollower answers =
            AnswerFollower.fromNow(pipeline.broker().bootstrapServers(), SHADOWED);
        AnswerFollower beside =
            AnswerFollower.fromNow(pipeline.broker().bootstrapServers(), shadow)) {
      String candidate = checkpoints.announce(1, CheckpointState.SHADOW);
      awaitReady(workers);
      await("the Candidate is asked too")
          .atMost(Duration.ofMinutes(1))
          .until(() -> {
            keepWaiting(pipeline, SHADOWED, answers);
            return beside.read().records() >= WAITING;
          });

      awaitAnswered(answers);
      assertThat(beside.byCheckpoint().keySet()).containsExactly(candidate);
      assertThat(answers.byCheckpoint().keySet()).doesNotContain(candidate);
      assertThat(sent).containsAll(beside.sampleIds());
      awaitScored(pipeline, before);
      await("figures of its own")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() ->
              assertThat(Conservation.repeats(pipeline, shadow))
                  .isEqualTo(beside.read().sampleIds().size()));
      assertThat(Conservation.repeats(pipeline, SHADOWED)).isEqualTo(sent.size());
    }
  }

  private static void awaitReady(Workers workers) {
    await("the worker is ready")
        .atMost(Duration.ofMinutes(2))
        .until(() -> workers.ready().equals(NAME));
  }

  private void keepWaiting(Pipeline pipeline, String target, AnswerFollower answers) {
    if (sent.size() - answers.read().sampleIds().size() < WAITING) {
      sent.addAll(Questions.send(pipeline, target, sent.size(), sent.size() + WAITING));
    }
  }

  private void awaitAnswered(AnswerFollower answers) {
    await("every Sample answered")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(answers.read().sampleIds()).isEqualTo(sent));
  }

  private void awaitScored(Pipeline pipeline, Conservation before) {
    await("each Sample scored, once")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(Conservation.now(pipeline).since(before))
                .isEqualTo(Conservation.allScored(sent.size())));
  }
}
