package io.agnoscope.benchmarks.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NginxConfigurationTest {

  private final NginxConfiguration documented =
      new NginxConfiguration(Files.readString(Path.of("..", "docs", NginxConfiguration.DOCUMENT)));

  NginxConfigurationTest() throws IOException {}

  @Test
  void fillsThePortsOfTheDocumentedFile() {
    assertThat(documented.with(1, 2, 3).text())
        .contains("listen 127.0.0.1:1;", "server 127.0.0.1:2;", "server 127.0.0.1:3;")
        .doesNotContain("127.0.0.1:8");
  }

  @Test
  void differsWithoutTheMirrorInThatLineOnly() {
    assertThat(documented.unmirrored().text().lines())
        .hasSize((int) documented.text().lines().count() - 1)
        .noneMatch(line -> line.matches("\\s*mirror\\s+/agnoscope-mirror;"));
  }
}
