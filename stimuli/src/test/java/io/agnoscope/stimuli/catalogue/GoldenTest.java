package io.agnoscope.stimuli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue version never changes what it makes, here or on another JVM. */
class GoldenTest {

  private static final String GOLDEN = "catalogue-golden.txt";

  @Test
  void aVersionMakesWhatItAlwaysMade() throws IOException {
    Path actual = Path.of("target", GOLDEN);
    Files.createDirectories(actual.getParent());
    Files.write(actual, GoldenLines.lines(), StandardCharsets.UTF_8);

    assertThat(Files.readAllLines(actual, StandardCharsets.UTF_8))
        .as(
            "what the catalogue makes has changed. If on purpose, raise the version of the"
                + " Perturbation that changed (images and pools count by themselves) and copy %s"
                + " over the golden file",
            actual)
        .isEqualTo(golden());
  }

  @Test
  void everyPerturbationIsInTheGoldenFile() throws IOException {
    List<String> views = golden().stream().filter(line -> line.startsWith("view ")).toList();

    assertThat(Catalogue.standard().perturbations())
        .allSatisfy(perturbation ->
            assertThat(views).anyMatch(line -> line.contains(" " + perturbation.name())));
  }

  /**
   * Two JVMs apart from this one and from each other: one in a locale, an encoding and an execution
   * mode that Java code gets wrong most easily.
   */
  @Test
  void twoOtherJvmsMakeTheSameBytes(@TempDir Path folder) throws Exception {
    Process one =
        start(
            folder.resolve("one"),
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Dfile.encoding=ISO-8859-9",
            "-Duser.timezone=Asia/Kathmandu",
            "-XX:TieredStopAtLevel=1");
    Process two = start(folder.resolve("two"), "-Duser.language=en", "-Duser.country=US");

    List<String> byOne = lines(one, folder.resolve("one"));
    List<String> byTwo = lines(two, folder.resolve("two"));

    assertThat(byOne).isEqualTo(byTwo).isEqualTo(golden());
  }

  private static Process start(Path written, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            GoldenLines.class.getName(),
            written.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Path.of(written + ".out").toFile())
        .start();
  }

  private static List<String> lines(Process process, Path written) throws Exception {
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    assertThat(process.exitValue()).as(() -> read(Path.of(written + ".out"))).isZero();
    return Files.readAllLines(written, StandardCharsets.UTF_8);
  }

  private static List<String> golden() throws IOException {
    try (InputStream stream = GoldenTest.class.getResourceAsStream(GOLDEN)) {
      assertThat(stream).as(GOLDEN).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
