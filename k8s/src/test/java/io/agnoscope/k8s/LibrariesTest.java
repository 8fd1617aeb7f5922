package io.agnoscope.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the packaged services are made of: nothing unknown, nothing twice, nothing that may not be
 * given away.
 */
class LibrariesTest {
  static final List<String> SERVICES =
      List.of("perturbation-service", "inference-service", "scoring-service", "trainer-service");

  /** Those that the product can be given away with, each as SPDX names it. */
  private static final Set<String> LICENSES =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-2.0",
          "MIT",
          "MIT-0",
          "UPL-1.0");

  /** There only for the build of images, and empty. */
  private static final Set<String> MARKERS =
      Set.of(
          "io.quarkus:quarkus-cyclonedx",
          "io.quarkus:quarkus-container-image-jib",
          "io.quarkus:quarkus-container-image");

  private static final String RECORD = "k8s/images/libraries.txt";

  /** The licence that each library was found to be under, by group and artifact. */
  static Map<String, String> recorded() {
    return Folder.text(RECORD)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" +", 2))
        .collect(Collectors.toMap(line -> line[1], line -> line[0]));
  }

  @Test
  void eachLibraryIsRecordedWithItsLicense() {
    Set<String> used = new TreeSet<>();
    SERVICES.forEach(service -> used.addAll(versions(service).keySet()));

    assertThat(recorded().keySet())
        .as("look up the licence of what is new and put it into " + RECORD)
        .containsAll(used);
  }

  @Test
  void eachLicenseMayBeGivenOn() {
    assertThat(recorded()).allSatisfy((library, license) -> assertThat(license).isIn(LICENSES));
  }

  @Test
  void noLibraryIsThereInTwoVersions() {
    assertThat(SERVICES)
        .allSatisfy(service ->
            assertThat(versions(service))
                .as(service)
                .allSatisfy((library, versions) -> assertThat(versions).hasSize(1)));
  }

  /** The versions of each library that the service runs, our own left out. */
  private static Map<String, Set<String>> versions(String service) {
    Path list =
        Folder.ROOT
            .resolve("..")
            .resolve(service)
            .resolve("target/quarkus-app/quarkus-app-dependencies.txt");
    Map<String, Set<String>> versions = new TreeMap<>();
    try (Stream<String> lines = Files.lines(list)) {
      // group:artifact:classifier:type:version
      lines
          .map(line -> line.split(":", -1))
          .filter(part -> !part[0].equals("io.agnoscope"))
          .filter(part -> !MARKERS.contains(part[0] + ":" + part[1]))
          .forEach(part ->
              versions
                  .computeIfAbsent(part[0] + ":" + part[1], library -> new TreeSet<>())
                  .add(part[4]));
    } catch (IOException e) {
      throw new UncheckedIOException(service + " is not packaged: ./mvnw package", e);
    }
    return versions;
  }
}
