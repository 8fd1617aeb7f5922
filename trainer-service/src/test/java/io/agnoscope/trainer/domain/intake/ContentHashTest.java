package io.agnoscope.trainer.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentHashTest {

  private static final List<String> OPTIONS = List.of("red", "blue", "green");
  private static final byte[] PICTURE = {1, 2, 3};

  private final String hash = hash("What color is it?", OPTIONS, PICTURE);

  @Test
  void isOneForWhatDiffersInCaseSpacingWidthAndOrderOfOptionsOnly() {
    assertThat(hash("  what COLOR\u00a0is\t\u200bit? ", OPTIONS, PICTURE)).isEqualTo(hash);
    assertThat(hash("What ｃolor is it?", OPTIONS, PICTURE)).isEqualTo(hash);
    assertThat(hash("What color is it?", List.of("Green", "red ", "blue"), PICTURE))
        .isEqualTo(hash);
  }

  @Test
  void tellsQuestionsOptionsAndPicturesApart() {
    assertThat(
            List.of(
                hash,
                hash("What colour is it?", OPTIONS, PICTURE),
                hash("What color is it?", List.of("red", "blue"), PICTURE),
                hash("What color is it?", List.of("red", "blue", "gr", "een"), PICTURE),
                hash("What color is it?", OPTIONS, new byte[] {1, 2, 4})))
        .doesNotHaveDuplicates();
  }

  @Test
  void goesByWhatAPictureShowsAndNotByWhatItsFileIsCalled() {
    PreparedTrial one = trial("a".repeat(64), "What color is it?", OPTIONS, PICTURE);
    PreparedTrial other = trial("b".repeat(64), "What color is it?", OPTIONS, PICTURE);

    assertThat(ContentHash.of(one)).isEqualTo(ContentHash.of(other));
  }

  private static String hash(String question, List<String> options, byte[] picture) {
    return ContentHash.of(trial("a".repeat(64), question, options, picture));
  }

  private static PreparedTrial trial(
      String sha256, String question, List<String> options, byte[] picture) {
    List<ShownOption> shown = new ArrayList<>();
    for (String option : options) {
      String letter = String.valueOf((char) ('A' + shown.size()));
      shown.add(new ShownOption(letter, option, letter));
    }
    View clean =
        new View(
            View.CLEAN,
            View.CLEAN,
            View.Kind.CLEAN,
            View.Modality.NOTHING,
            View.Split.TRAIN,
            List.of(new Part.Picture(sha256), new Part.Text(question)),
            shown,
            null);
    return new PreparedTrial(
        "id",
        Provenance.of("api"),
        "color",
        TaskClass.IMAGE_HEAVY,
        Optional.of("A"),
        clean,
        List.of(),
        Map.of(sha256, picture),
        null);
  }
}
