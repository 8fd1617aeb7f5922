package io.agnoscope.embedded.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** What a runnable jar asks of the JVM in its manifest, which counts only for {@code java -jar}. */
final class JarOptions {
  private JarOptions() {}

  /** The jar's {@code Add-Opens} and {@code Add-Exports} as command-line options. */
  static List<String> of(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
      List<String> options = new ArrayList<>();
      add(options, "--add-opens", attributes.getValue("Add-Opens"));
      add(options, "--add-exports", attributes.getValue("Add-Exports"));
      return options;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void add(List<String> options, String option, @Nullable String packages) {
    if (packages != null) {
      for (String name : packages.strip().split("\\s+", -1)) {
        options.add(option + "=" + name + "=ALL-UNNAMED");
      }
    }
  }
}
