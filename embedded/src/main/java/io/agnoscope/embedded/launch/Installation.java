package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.state.FileTrees;
import io.agnoscope.embedded.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The built artifacts of a repository.
 *
 * @param root the repository
 */
public record Installation(Path root) {
  public static final String SCORING = "scoring-service";
  public static final String PERTURBATION = "perturbation-service";
  public static final String INFERENCE = "inference-service";
  public static final String TRAINER = "trainer-service";
  public static final String BROKER = "broker";

  /** In the order of their ports. */
  public static final List<String> SERVICES = List.of(SCORING, PERTURBATION, INFERENCE, TRAINER);

  /** The one that the script started this launcher from. */
  public static Installation current() {
    String home = System.getProperty("agnoscope.home");
    if (home == null) {
      throw new UserFailure("the launcher is started by the agnoscope script");
    }
    return new Installation(Path.of(home));
  }

  private Path launcherFolder() {
    return root.resolve("embedded/target/agnoscope-launcher");
  }

  public Path launcherJar() {
    return launcherFolder().resolve("agnoscope-launcher.jar");
  }

  /**
   * Puts what the children run from into the state folder, so that a later build does not pull it
   * from under them, also when one is started again.
   */
  public void holdIn(StateFolder state) throws IOException {
    for (String service : SERVICES) {
      Path built = root.resolve(service).resolve("target/quarkus-app");
      if (!Files.isRegularFile(built.resolve("quarkus-run.jar"))) {
        throw new UserFailure(service + " is not built; ./agnoscope up builds it");
      }
      FileTrees.hold(built, state.app().resolve(service));
    }
    FileTrees.hold(launcherFolder(), state.app().resolve("launcher"));
  }

  /** The held artifact that a service is started from. */
  public static Path serviceJar(StateFolder state, String service) {
    return state.app().resolve(service).resolve("quarkus-run.jar");
  }

  public static Path heldLauncherJar(StateFolder state) {
    return state.app().resolve("launcher/agnoscope-launcher.jar");
  }

  public static Path guardJar(StateFolder state) {
    return state.app().resolve("launcher/agnoscope-launcher-guard.jar");
  }
}
