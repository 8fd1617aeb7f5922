package io.agnoscope.trainer.service;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Lets a thread stand back for the services that share its cores. */
final class LowPriority {

  private static final Logger LOG = Logger.getLogger(LowPriority.class);
  private static final int PRIO_PROCESS = 0;
  private static final int CALLER = 0;

  private LowPriority() {}

  /**
   * Sets the niceness of the calling thread. Java's own thread priorities do nothing on Linux,
   * where niceness belongs to a thread and {@code setpriority(2)} sets it; elsewhere it would
   * belong to the whole process, and nothing is done.
   *
   * @param nice 0 to 19; the higher, the more it stands back
   */
  static void apply(int nice) {
    if (nice == 0 || !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      return;
    }
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle setpriority =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("setpriority"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT));
      int refused = (int) setpriority.invokeExact(PRIO_PROCESS, CALLER, nice);
      if (refused != 0) {
        LOG.warnf("The training thread keeps its priority: the system refused. nice=%d", nice);
      }
    } catch (Throwable e) {
      if (e instanceof Error error) {
        throw error;
      }
      LOG.warnf("The training thread keeps its priority. cause=%s", e.toString());
    }
  }
}
