package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.guard.Guard;
import io.quarkus.bootstrap.runner.QuarkusEntryPoint;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A repository whose launcher and broker are real, and whose services are stand-ins. */
final class FakeInstallation {
  private FakeInstallation() {}

  static Installation in(Path root) throws IOException {
    Path launcher = Files.createDirectories(root.resolve("embedded/target/agnoscope-launcher"));
    jar(launcher.resolve("agnoscope-launcher.jar"), classPathOfThisTest(), List.of());
    jar(launcher.resolve("agnoscope-launcher-guard.jar"), "", List.of(Guard.class));
    for (String service : Installation.SERVICES) {
      Path app = Files.createDirectories(root.resolve(service).resolve("target/quarkus-app"));
      jar(app.resolve("quarkus-run.jar"), "", List.of(QuarkusEntryPoint.class));
    }
    return new Installation(root);
  }

  private static String classPathOfThisTest() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }

  private static void jar(Path file, String classPath, List<Class<?>> classes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "io.agnoscope.embedded.Main");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Class<?> type : classes) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
          bytes.transferTo(jar);
        }
        jar.closeEntry();
      }
    }
  }
}
