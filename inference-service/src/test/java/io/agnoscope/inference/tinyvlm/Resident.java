package io.agnoscope.inference.tinyvlm;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Memory of this process that is in RAM.
 *
 * @param mebibytes 0 where the kernel does not tell
 */
record Resident(long mebibytes) {

  private static final Path STATUS = Path.of("/proc/self/status");

  /** After so many readings none of which is lower, the JVM has given back what it will. */
  private static final int STEADY = 20;

  /** What is in use: after a collection, and after heap and malloc gave back their reserves. */
  static Resident now() throws JMException {
    System.gc();
    ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "systemTrimNativeHeap",
            new Object[] {},
            new String[] {});
    Lowest lowest = new Lowest();
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> lowest.add(read()) == STEADY);
    return new Resident(lowest.value >> 10);
  }

  /** In KiB. */
  private static long read() {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Lowest {
    private long value = Long.MAX_VALUE;
    private int since;

    /** How many readings since the lowest one. */
    int add(long reading) {
      since = reading < value - 512 ? 0 : since + 1;
      value = Math.min(value, reading);
      return since;
    }
  }
}
