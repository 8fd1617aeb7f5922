package io.agnoscope.stimuli.emma;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.ChiSquare;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawnProbesTest {

  private static final DrawnProbes PROBES = new DrawnProbes("test", 4);

  @Test
  void aSetIsBalancedOverAspectsTypesAndDifficulties() {
    Map<Cell, Long> cells =
        LongStream.range(0, 9_000)
            .mapToObj(Cell::at)
            .collect(Collectors.groupingBy(cell -> cell, Collectors.counting()));
    Map<String, Long> kinds =
        LongStream.range(0, 9_000)
            .mapToObj(Cell::at)
            .collect(
                Collectors.groupingBy(
                    cell -> cell.aspect() + " " + cell.type(), Collectors.counting()));

    assertThat(cells).hasSize(48).allSatisfy((cell, n) -> assertThat(n).isBetween(187L, 188L));
    assertThat(kinds).hasSize(24).allSatisfy((kind, n) -> assertThat(n).isEqualTo(375));
    assertThat(
            cells.entrySet().stream()
                .filter(entry -> entry.getKey().difficulty() == Difficulty.EASY)
                .mapToLong(Map.Entry::getValue)
                .sum())
        .isEqualTo(4_500);
  }

  @Test
  void everyPositionIsRightAsOften() {
    Map<String, int[]> golds = new TreeMap<>();
    for (int i = 0; i < 12_000; i++) {
      EmmaQuestion question = PROBES.at(i).question();
      Cell cell = question.cell();
      golds
          .computeIfAbsent(
              cell.type() + " " + cell.difficulty(), key -> new int[cell.type().options()])[
          question.gold()]++;
      golds
          .computeIfAbsent(
              cell.aspect() + " of " + cell.type().options(),
              key -> new int[cell.type().options()])[question.gold()]++;
    }
    golds.forEach(
        (name, counts) -> assertThat(ChiSquare.perDegree(counts)).as("%s", name).isLessThan(6));
  }

  @Test
  void yesIsRightAsOftenAsNo() {
    double share =
        LongStream.range(0, 24_000)
            .filter(index -> Cell.at(index).type() == QuestionType.YES_NO)
            .mapToObj(PROBES::at)
            .map(DrawnProbe::question)
            .mapToInt(question -> question.options().get(question.gold()).equals("yes") ? 1 : 0)
            .average()
            .orElseThrow();

    assertThat(share).isBetween(0.48, 0.52);
  }

  @Test
  void aSeedAndAnIndexAlwaysGiveTheSame() {
    DrawnProbe probe = PROBES.at(77);

    assertThat(new DrawnProbes("test", 4).at(77)).isEqualTo(probe);
    assertThat(new DrawnProbes("test", 5).at(77).question()).isNotEqualTo(probe.question());
    assertThat(probe.id()).isEqualTo("test-4-77");
  }

  @Test
  void picturesDoNotRepeat() {
    Set<String> shown = new HashSet<>();
    for (int i = 0; i < 1_200; i++) {
      DrawnProbe probe = PROBES.at(i);
      shown.add(probe.image().sha256());
    }
    assertThat(shown).hasSize(1_200);
  }

  /** A change of this hash needs a new {@link DrawnProbes#VERSION}. */
  @Test
  void aVersionNeverChangesWhatItMakes() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < 240; i++) {
      DrawnProbe probe = PROBES.at(i);
      String line =
          String.join("|", probe.id(), probe.question().toString(), probe.image().sha256());
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(DrawnProbes.VERSION + " " + HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("emma-style-1 f4b8f93ca7ab870b93d51f99b2716a223e69eb1ba37745e4a2e4077a5e022cf9");
  }

  @Test
  void aSampleHasThePictureTheQuestionAndTheRightLetter() {
    DrawnProbe probe = PROBES.at(1);
    var image = probe.image();
    var sample = probe.sample(image);

    assertThat(sample.lastUserTurn()).hasSize(2);
    assertThat(sample.aspect()).isEqualTo(probe.question().aspect());
    assertThat(sample.rightOption().orElseThrow().text())
        .isEqualTo(probe.question().options().get(probe.question().gold()));
    assertThat(image.width()).isEqualTo(64);
  }
}
