package io.agnoscope.vlm.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agnoscope.vlm.Checkpoint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainTest {

  @Test
  void makesACheckpointFromNothingAndGoesOnFromIt(@TempDir Path folder)
      throws InterruptedException {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
    Path start = folder.resolve("start");
    Path rest = folder.resolve("rest");

    Pretrain.run(new PretrainSettings(start, 10, 5, 64, 1, null), out);
    Pretrain.run(new PretrainSettings(rest, 10, 5, 128, 1, start), out);

    Checkpoint begun = Checkpoint.read(start);
    Checkpoint done = Checkpoint.read(rest);
    assertThat(begun.manifest().samples()).isEqualTo(64);
    assertThat(done.manifest().samples()).isEqualTo(128);
    assertThat(done.manifest().vocabulary()).isEqualTo(begun.manifest().vocabulary());
    assertThat(done.manifest().weightsSha256()).isNotEqualTo(begun.manifest().weightsSha256());
    assertThat(done.manifest().accuracy()).containsKey("spatial");
    assertThat(rest.resolve("report.md")).content().contains("| spatial |");
    assertThat(console.toString(StandardCharsets.UTF_8)).contains("100 %").contains("loss");
  }

  @Test
  void readsItsArguments() {
    PretrainSettings settings =
        PretrainSettings.parse("--minutes", "3.5", "--seed", "9", "--out", "there");

    assertThat(settings.minutes()).isEqualTo(3.5);
    assertThat(settings.seed()).isEqualTo(9);
    assertThat(settings.out()).isEqualTo(Path.of("there"));
  }

  @Test
  void namesTheArgumentThatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PretrainSettings.parse("--minutes", "soon"))
        .withMessageContaining("--minutes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PretrainSettings.parse("--minutes", "500"))
        .withMessageContaining("--minutes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PretrainSettings.parse("--speed", "9"))
        .withMessageContaining("--speed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PretrainSettings.parse("--seed"))
        .withMessageContaining("--seed");
  }

  @Property
  void theRateStaysBetweenItsFloorAndItsPeak(@ForAll @DoubleRange(min = 0, max = 1.2) double at) {
    assertThat(Schedule.standard().at(at)).isBetween(0f, 1.5e-3f);
  }

  @Test
  void theRateWarmsUpStaysLevelAndFalls() {
    Schedule schedule = Schedule.standard();

    assertThat(schedule.at(0)).isLessThan(1e-4f);
    assertThat(schedule.at(0.3)).isCloseTo(1.5e-3f, Offset.offset(1e-9f));
    assertThat(schedule.at(0.7)).isLessThan(1.2e-3f);
    assertThat(schedule.at(1)).isCloseTo(1.5e-5f, Offset.offset(1e-8f));
  }
}
