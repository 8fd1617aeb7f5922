package io.agnoscope.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Has {@code kubectl kustomize} build a folder, where there is a kubectl. */
final class Kustomize {
  private static final Optional<Path> KUBECTL =
      Stream.of(System.getenv("PATH").split(":", -1))
          .map(folder -> Path.of(folder, "kubectl"))
          .filter(Files::isExecutable)
          .findFirst();

  private Kustomize() {}

  /** Whether anything can be built here. */
  static boolean present() {
    return KUBECTL.isPresent();
  }

  /** The objects that a folder below {@code k8s/} builds to. */
  static List<Manifest> build(String folder) {
    try {
      Path out = Files.createTempFile("kustomize", ".yaml");
      Path error = Files.createTempFile("kustomize", ".txt");
      Process process =
          new ProcessBuilder(KUBECTL.orElseThrow().toString(), "kustomize", folder)
              .directory(Folder.ROOT.toFile())
              .redirectOutput(out.toFile())
              .redirectError(error.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(folder + ": " + Files.readString(error, StandardCharsets.UTF_8));
      }
      return Yaml.documents(folder, Files.readString(out, StandardCharsets.UTF_8)).stream()
          .map(tree -> new Manifest(folder, tree))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
