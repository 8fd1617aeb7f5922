package io.agnoscope.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this module: everything below {@code k8s/} but its tests and what is built. */
final class Folder {
  static final Path ROOT = Path.of("").toAbsolutePath();

  private Folder() {}

  /** The text of a file, named from the repository's root. */
  static String text(String path) {
    try {
      return Files.readString(ROOT.resolve("..").resolve(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every YAML document of a folder and those below, the rules of Prometheus left out. */
  static List<Manifest> manifests(String folder) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
          .filter(file -> !ROOT.relativize(file).startsWith("target"))
          .filter(file -> !ROOT.relativize(file).startsWith("src"))
          .sorted()
          .flatMap(file -> documents(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folders of a kind of Kustomize folders, by name. */
  static List<String> folders(String parent) {
    try (Stream<Path> folders = Files.list(ROOT.resolve(parent))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("kustomization.yaml")))
          .map(folder -> parent + "/" + folder.getFileName())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Manifest> documents(Path file) {
    String place = ROOT.relativize(file).toString();
    return Yaml.documents(place, text("k8s/" + place)).stream()
        .map((JsonNode tree) -> new Manifest(place, tree))
        .toList();
  }
}
