package io.agnoscope.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A main class of the benchmarks in a JVM of its own, from start to end. */
public final class JavaRun {

  private JavaRun() {}

  /** How it is started. */
  public static List<String> command(
      Class<?> main, List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java());
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-Djava.awt.headless=true",
            "-Dslf4j.internal.verbosity=ERROR",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.agnoscope.schemas",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(arguments);
    return command;
  }

  /**
   * What it prints.
   *
   * @throws BenchmarkException when it ends with an error
   */
  public static String output(
      Class<?> main,
      List<String> jvmOptions,
      Map<String, String> environment,
      List<String> arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(main, jvmOptions, arguments));
    builder.environment().putAll(environment);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread lastResort = new Thread(process::destroy, "stop-" + main.getSimpleName());
    Runtime.getRuntime().addShutdownHook(lastResort);
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    Runtime.getRuntime().removeShutdownHook(lastResort);
    if (status != 0) {
      throw new BenchmarkException(main.getSimpleName() + " ended with status " + status);
    }
    return printed;
  }
}
