package io.agnoscope.embedded.process;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * The signals that ask the launcher to stop. The JDK's own way, a shutdown hook, cannot tell a
 * second Ctrl-C from the first; its signal class has no supported successor and is reached by
 * reflection, since the compiler warns of its name.
 */
public final class Signals {
  private Signals() {}

  /** Calls the handler on each INT, TERM or HUP, on a thread of its own. */
  public static void onStopRequest(Runnable handler) {
    for (String name : List.of("INT", "TERM", "HUP")) {
      handle(name, handler);
    }
  }

  private static void handle(String name, Runnable handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {signalHandler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  handler.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, signalHandler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException unavailable) {
      throw new IllegalStateException("signals cannot be handled on this JDK", unavailable);
    }
  }
}
