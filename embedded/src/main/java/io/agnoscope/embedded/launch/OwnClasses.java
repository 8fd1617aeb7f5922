package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.UserFailure;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** The launcher's own classes, whose jar a build may write anew while the launcher runs. */
final class OwnClasses {
  private static final String SUFFIX = ".class";

  private OwnClasses() {}

  /** Loads them all now, so that none has to be read from the jar later. */
  static void load() throws IOException {
    Path jar = jar();
    if (!Files.isRegularFile(jar)) {
      return;
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("io/agnoscope/") && name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
          .forEach(OwnClasses::load);
    }
  }

  private static Path jar() {
    try {
      return Path.of(OwnClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, OwnClasses.class.getClassLoader());
    } catch (ClassNotFoundException incomplete) {
      throw new UserFailure("the launcher is not built whole: " + name + " is missing");
    }
  }
}
