package io.agnoscope.systemtests;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the product under test lies on disk. */
final class Repository {

  private Repository() {}

  /** The folder that holds the {@code agnoscope} script: the parent of this module. */
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.exists(here.resolve("agnoscope"))) {
      here = here.getParent();
    }
    if (here == null) {
      throw new IllegalStateException("the agnoscope script is in no folder above this one");
    }
    return here;
  }

  /** The packaged service that {@code java -jar} starts. */
  static Path runner(String module) {
    Path jar = root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(module + " is not packaged: ./mvnw package -DskipTests");
    }
    return jar;
  }
}
