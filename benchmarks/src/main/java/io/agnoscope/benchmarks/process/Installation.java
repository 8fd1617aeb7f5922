package io.agnoscope.benchmarks.process;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The repository, built.
 *
 * @param root the folder of the agnoscope script
 */
public record Installation(Path root) {

  /**
   * The one that the script started this from.
   *
   * @throws BenchmarkException when something else did
   */
  public static Installation current() {
    String home = System.getProperty("agnoscope.home");
    if (home == null) {
      throw new BenchmarkException("benchmarks are started by ./agnoscope bench");
    }
    return new Installation(Path.of(home));
  }

  Path launcherJar() {
    return built("embedded/target/agnoscope-launcher/agnoscope-launcher.jar");
  }

  Path serviceJar(String service) {
    return built(service + "/target/quarkus-app/quarkus-run.jar");
  }

  /** A file that the documentation gives to its readers. */
  public Path document(String path) {
    return built("docs/" + path);
  }

  /** Where results are kept. */
  public Path results() {
    return root.resolve("benchmarks/results");
  }

  private Path built(String path) {
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new BenchmarkException(path + " is missing; ./agnoscope bench builds it");
    }
    return file;
  }
}
