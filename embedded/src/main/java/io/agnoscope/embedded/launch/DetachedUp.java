package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.process.LogFile;
import io.agnoscope.embedded.process.Signals;
import io.agnoscope.embedded.state.RunFile;
import io.agnoscope.embedded.state.RunRecord;
import io.agnoscope.embedded.state.StateFolder;
import io.agnoscope.embedded.terminal.Terminal;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code up --detach}: the launcher in the background, its progress shown until all is ready. */
public final class DetachedUp {
  /** Of the launcher's own JVM; the script gives the same. */
  private static final List<String> JVM =
      List.of(
          "-Xmx160m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.agnoscope.schemas",
          "-Dagnoscope.terminal=false");

  private final StateFolder state;
  private final Installation installation;
  private final Terminal terminal;
  private long shown;

  public DetachedUp(StateFolder state, Installation installation, Terminal terminal) {
    this.state = state;
    this.installation = installation;
    this.terminal = terminal;
  }

  static LogFile log(StateFolder state) {
    return new LogFile(state.logs().resolve("agnoscope.log"));
  }

  /**
   * Starts the launcher and waits until it is ready or has given up.
   *
   * @param options of {@code up}, without {@code --detach}
   * @return 0 once all is ready, else the launcher's exit code
   */
  public int run(List<String> options) throws IOException, InterruptedException {
    log(state).rotate();
    Process launcher = begin(options);
    Signals.onStopRequest(launcher::destroy);
    RunFile runFile = new RunFile(state);
    while (!launcher.waitFor(200, TimeUnit.MILLISECONDS)) {
      show();
      boolean ready =
          runFile
              .read()
              .filter(record -> record.launcher().pid() == launcher.pid())
              .filter(record -> record.phase() == RunRecord.Phase.READY)
              .isPresent();
      if (ready) {
        // the launcher says where the console is right after it is ready
        TimeUnit.MILLISECONDS.sleep(200);
        show();
        return 0;
      }
    }
    show();
    return launcher.exitValue();
  }

  private Process begin(List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    // out of reach of the terminal's Ctrl-C and hang-up
    command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.add("-Dagnoscope.home=" + installation.root());
    command.add("-jar");
    command.add(installation.launcherJar().toString());
    command.add("up");
    command.addAll(options);
    return new ProcessBuilder(command)
        .redirectInput(Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log(state).path().toFile()))
        .start();
  }

  private void show() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log(state).path().toFile(), "r")) {
      file.seek(Math.min(shown, file.length()));
      byte[] fresh = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(fresh);
      String text = new String(fresh, StandardCharsets.UTF_8);
      int complete = text.lastIndexOf('\n') + 1;
      shown += text.substring(0, complete).getBytes(StandardCharsets.UTF_8).length;
      text.substring(0, complete).lines().forEach(terminal::line);
    }
  }
}
