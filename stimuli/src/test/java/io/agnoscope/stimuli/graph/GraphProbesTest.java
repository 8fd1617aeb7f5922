package io.agnoscope.stimuli.graph;

import static io.agnoscope.stimuli.graph.Graphs.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.ChiSquare;
import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.emma.QuestionType;
import io.agnoscope.stimuli.emma.Value;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GraphProbesTest {

  private static final List<String> COLORS =
      List.of("red", "blue", "green", "black", "white", "yellow", "purple", "brown");
  private static final List<String> NAMES =
      List.of("dog", "car", "bench", "tree", "kite", "book", "clock", "bottle");
  private static final List<SceneGraph> GRAPHS = graphs(300);

  @Test
  void questionsFollowFromTheGraphsAndTheSeed() {
    List<GraphProbe> once = new GraphProbes(GRAPHS, 1).make(480);

    assertThat(new GraphProbes(GRAPHS, 1).make(480)).isEqualTo(once);
    assertThat(new GraphProbes(GRAPHS, 2).make(480)).isNotEqualTo(once);
  }

  @Test
  void noFactIsAskedTwiceInOneCellAndNoPictureTooOften() {
    List<GraphProbe> probes = new GraphProbes(GRAPHS, 1).make(2_400);

    Set<String> asked = new HashSet<>();
    for (GraphProbe probe : probes) {
      assertThat(
              asked.add(
                  probe.question().cell()
                      + "|"
                      + probe.imageId()
                      + probe.claim().subject()
                      + probe.claim().truth()))
          .isTrue();
    }
    assertThat(
            probes.stream()
                .collect(
                    Collectors.groupingBy(
                        probe -> probe.question().cell() + "|" + probe.imageId(),
                        Collectors.counting()))
                .values())
        .allMatch(count -> count <= 4);
  }

  @Test
  void positionsAreUniformAndEveryTrueValueAboutAsFrequent() {
    List<GraphProbe> colors =
        new GraphProbes(GRAPHS, 1)
            .make(4_800).stream()
                .filter(probe -> probe.question().aspect() == Aspect.COLOR)
                .toList();
    int[] golds = new int[4];
    int[] judged = new int[2];
    for (GraphProbe probe : colors) {
      boolean judgement = probe.question().cell().type() == QuestionType.YES_NO;
      (judgement ? judged : golds)[probe.claim().gold()]++;
    }
    Map<Value, Long> truths =
        colors.stream()
            .collect(Collectors.groupingBy(probe -> probe.claim().truth(), Collectors.counting()));

    assertThat(colors).hasSizeGreaterThan(600);
    assertThat(ChiSquare.perDegree(golds)).isLessThan(5);
    assertThat(ChiSquare.perDegree(judged)).isLessThan(6);
    assertThat(truths.keySet()).hasSize(COLORS.size());
    // Red is six times as frequent in the graphs as any other color.
    assertThat(truths.values()).allMatch(count -> count > 40 && count < 140);
  }

  @Test
  void whereAGraphSaysTooLittleLessIsAsked() {
    List<GraphProbe> probes =
        new GraphProbes(
                List.of(new SceneGraph(9, List.of(node(1, "dog", 0, 0, "red")), List.of())), 1)
            .make(96);

    assertThat(probes).isNotEmpty().hasSizeLessThan(30);
    assertThat(probes).extracting(probe -> probe.question().aspect()).contains(Aspect.COLOR);
    assertThat(new GraphProbes(List.of(), 1).make(96)).isEmpty();
    assertThat(new GraphProbes(List.of(), 1).facts()).containsEntry(Aspect.COLOR, 0);
  }

  private static List<SceneGraph> graphs(int count) {
    Randomness random = Randomness.of("graphs");
    List<SceneGraph> graphs = new ArrayList<>();
    for (int image = 0; image < count; image++) {
      List<Node> nodes = new ArrayList<>();
      List<String> names = random.shuffle(NAMES);
      for (int i = 0; i < 6; i++) {
        String color = random.nextInt(2) == 0 ? "red" : random.pick(COLORS);
        nodes.add(node(i, names.get(i), 30 * i, 5 * random.nextInt(3), color));
      }
      graphs.add(new SceneGraph(image, nodes, List.of()));
    }
    return graphs;
  }
}
