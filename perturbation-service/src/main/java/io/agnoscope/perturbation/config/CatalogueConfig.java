package io.agnoscope.perturbation.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which Perturbations are used. */
@ConfigMapping(prefix = "agnoscope.perturb")
public interface CatalogueConfig {

  /** Names of Perturbations that no Sample gets. */
  Optional<Set<String>> off();

  /** By the gateway's route. */
  Map<String, Route> routes();

  /** A folder of jars with Perturbations of others; their code runs in this process. */
  Optional<Path> plugins();

  /** What holds for Samples of one route. */
  interface Route {

    /** Names of Perturbations that Samples of this route do not get, beside those of all. */
    Optional<Set<String>> off();
  }
}
