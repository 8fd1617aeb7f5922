package io.agnoscope.embedded.launch;

import static io.agnoscope.embedded.launch.Installation.BROKER;
import static io.agnoscope.embedded.launch.Installation.INFERENCE;
import static io.agnoscope.embedded.launch.Installation.PERTURBATION;
import static io.agnoscope.embedded.launch.Installation.SCORING;
import static io.agnoscope.embedded.launch.Installation.TRAINER;

import io.agnoscope.embedded.BrokerMain;
import io.agnoscope.embedded.guard.Guard;
import io.agnoscope.embedded.process.ChildSpec;
import io.agnoscope.embedded.process.ProcessIdentity;
import io.agnoscope.embedded.process.Readiness;
import io.agnoscope.embedded.state.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How each child process is run: its JVM, its memory, its settings. */
public final class ChildSpecs {
  private static final Duration GRACE = Duration.ofSeconds(20);

  /** The broker outlives the services by this much when the launcher is gone. */
  private static final Duration BROKER_DELAY = Duration.ofSeconds(8);

  /**
   * Tensors are allocated and freed all the time: glibc is told to keep what it gave back, or each
   * step asks the kernel for the same pages again. Nearly all is allocated by one thread, so that a
   * second arena would only hold what the first could use again. Huge pages, where the kernel gives
   * them to who asks, make all that is computed faster.
   *
   * <p>oneDNN compiles code for each shape that it meets. It keeps 1,024 of them by itself, which
   * batches of all sizes and lengths go through in no time: it then compiled for an eighth of it.
   */
  private static final Map<String, String> TENSORS =
      Map.of(
          "MALLOC_TRIM_THRESHOLD_", "2147483648",
          "MALLOC_MMAP_THRESHOLD_", "1073741824",
          "MALLOC_TOP_PAD_", "268435456",
          "MALLOC_ARENA_MAX", "1",
          "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1",
          "ONEDNN_PRIMITIVE_CACHE_CAPACITY", "8192");

  private static final String QUARKUS_MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

  /**
   * How far the JVM optimises. The optimising compiler takes half of all time until everything is
   * ready on two cores, and pays off only where much is computed in Java.
   */
  private enum Compiler {
    QUICK,
    FULL
  }

  private final UpSettings settings;
  private final StateFolder state;
  private final ProcessIdentity launcher;
  private final CheckpointKeys keys;

  public ChildSpecs(UpSettings settings) {
    this.settings = settings;
    this.state = settings.state();
    this.launcher = ProcessIdentity.of(ProcessHandle.current());
    this.keys = new CheckpointKeys(state);
  }

  public ChildSpec broker(int controllerPort, Readiness readiness) {
    int port = settings.ports().kafka();
    List<String> command = jvm(BROKER, 512, Compiler.QUICK);
    command.add("-Dlog4j2.configurationFile=agnoscope-broker-log4j2.xml");
    command.add("-cp");
    command.add(classPath(Installation.guardJar(state), Installation.heldLauncherJar(state)));
    command.addAll(guarded(BROKER_DELAY, BrokerMain.class.getName()));
    command.add(Ports.LOOPBACK);
    command.add(Integer.toString(port));
    command.add(Integer.toString(controllerPort));
    command.add(state.broker().toString());
    return new ChildSpec(
        BROKER, port, command, Map.of(), withheld(BROKER), log(BROKER), readiness, GRACE);
  }

  /** The four services, in the order they are shown. */
  public List<ChildSpec> services() {
    Ports ports = settings.ports();
    return List.of(
        service(SCORING, ports.scoring(), 512, Compiler.QUICK),
        service(PERTURBATION, ports.perturbation(), 512, Compiler.QUICK),
        service(INFERENCE, ports.inference(), 512, Compiler.FULL),
        service(TRAINER, ports.trainer(), 768, Compiler.FULL));
  }

  private ChildSpec service(String name, int port, int megabytes, Compiler compiler) {
    Path jar = Installation.serviceJar(state, name);
    List<String> command = jvm(name, megabytes, compiler);
    command.addAll(JarOptions.of(jar));
    command.add("-cp");
    command.add(classPath(Installation.guardJar(state), jar));
    command.addAll(guarded(Duration.ZERO, QUARKUS_MAIN));
    return new ChildSpec(
        name,
        port,
        command,
        environment(name, port),
        withheld(name),
        log(name),
        new HttpReadiness(port),
        GRACE);
  }

  /** The key of a model's server is for whom it is asked by. */
  private static Set<String> withheld(String name) {
    return name.equals(INFERENCE) ? Set.of() : Set.of(OpenAiServer.KEY_VARIABLE);
  }

  private Map<String, String> environment(String name, int port) {
    String target = settings.model().target();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", Ports.LOOPBACK + ":" + settings.ports().kafka());
    environment.put("QUARKUS_HTTP_HOST", Ports.LOOPBACK);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    // two OpenMP threads on two busy cores are many times slower than one
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("DJL_OFFLINE", "true");
    environment.put("AGNOSCOPE_IMAGES_STORE", state.images().toString());
    switch (name) {
      case SCORING -> {
        environment.put("AGNOSCOPE_SCORING_STATE_DIRECTORY", state.streams(name).toString());
        Ports ports = settings.ports();
        environment.put("AGNOSCOPE_CONSOLE_PERTURBATION_URL", url(ports.perturbation()));
        environment.put("AGNOSCOPE_CONSOLE_INFERENCE_URL", url(ports.inference()));
        environment.put("AGNOSCOPE_CONSOLE_TRAINER_URL", url(ports.trainer()));
      }
      case PERTURBATION -> {
        environment.put("AGNOSCOPE_TARGETS", target);
        settings
            .probesPerSecond()
            .ifPresent(rate -> environment.put("AGNOSCOPE_PROBES_PER_SECOND", plain(rate)));
      }
      case INFERENCE -> {
        environment.putAll(settings.model().environment());
        environment.putAll(keys.ofVerifiers());
        environment.put("AGNOSCOPE_TARGET", target);
        environment.putAll(TENSORS);
      }
      case TRAINER -> {
        environment.put("AGNOSCOPE_TARGET", target);
        environment.putAll(TENSORS);
        environment.put("AGNOSCOPE_CHECKPOINTS_DIR", state.checkpoints().toString());
        environment.putAll(keys.ofTrainer());
        environment.put("AGNOSCOPE_TRAINER_ENABLED", Boolean.toString(settings.train()));
        // what serves on the same machine is not to wait for it
        environment.put("AGNOSCOPE_TRAINER_CPU_SHARE", "0.75");
      }
      default -> throw new IllegalArgumentException("there is no service " + name);
    }
    return environment;
  }

  private static String url(int port) {
    return "http://" + Ports.LOOPBACK + ":" + port;
  }

  private static String plain(double rate) {
    return java.math.BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
  }

  private Path log(String name) {
    return state.logs().resolve(name + ".log");
  }

  private List<String> jvm(String name, int megabytes, Compiler compiler) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + megabytes + "m");
    command.add("-XX:+UseSerialGC");
    if (compiler == Compiler.QUICK) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    // made at the first orderly exit, passed over when it does not fit
    command.add("-XX:+AutoCreateSharedArchive");
    command.add("-XX:SharedArchiveFile=" + state.sharedArchives().resolve(name + ".jsa"));
    command.add("-Xlog:cds=off,cds+dynamic=off,aot=off");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Djava.awt.headless=true");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.agnoscope.schemas");
    command.add("-DagnoscopeProcess=" + name);
    return command;
  }

  private List<String> guarded(Duration delay, String mainClass) {
    return List.of(
        Guard.class.getName(),
        Long.toString(launcher.pid()),
        Long.toString(launcher.startedAt().toEpochMilli()),
        Long.toString(delay.toMillis()),
        mainClass);
  }

  private static String classPath(Path... jars) {
    return String.join(
        java.io.File.pathSeparator, java.util.Arrays.stream(jars).map(Path::toString).toList());
  }
}
