package io.agnoscope.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Both ways to an image run a service alike. */
class ImagesTest {
  private static final Pattern OF_JIB =
      Pattern.compile("<quarkus.jib.jvm-arguments>(.*)</quarkus.jib.jvm-arguments>");

  /** What the manifest of Quarkus' jar and its entry point see to, where they are used. */
  private static final List<String> OF_THE_JAR =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

  @Test
  void jibAndTheDockerfileGiveTheJvmTheSameOptions() {
    List<String> ofTheDockerfile =
        Folder.text("k8s/images/jvm.args")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .filter(line -> !OF_THE_JAR.contains(line))
            .toList();

    Matcher ofJib = OF_JIB.matcher(Folder.text("pom.xml"));
    assertThat(ofJib.find()).isTrue();
    assertThat(List.of(ofJib.group(1).split(",", -1)))
        .containsExactlyInAnyOrderElementsOf(ofTheDockerfile);
  }
}
