package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.trial.Switches;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.InstalledPerturbations;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue as this service uses it: our own Perturbations, those of others that are installed,
 * and what is switched off. A wrong setting ends the start.
 */
@Singleton
public class PerturbCatalogue {

  private static final Logger LOG = LoggerFactory.getLogger(PerturbCatalogue.class);
  private static final String PREFIX = "agnoscope.perturb.";

  private final Catalogue catalogue;
  private final Switches switches;

  public PerturbCatalogue(CatalogueConfig config) {
    List<Perturbation> installed =
        InstalledPerturbations.find(
            config.plugins().map(PerturbCatalogue::jars).orElseGet(PerturbCatalogue::own));
    this.catalogue = Catalogue.with(installed);
    this.switches =
        new Switches(
            config.off().orElse(Set.of()),
            config.routes().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().off().orElse(Set.of()))));
    requireKnown(PREFIX + "off", switches.everywhere());
    switches
        .byRoute()
        .forEach((route, names) -> requireKnown(PREFIX + "routes.\"" + route + "\".off", names));
    LOG.info(
        "catalogue version={} perturbations={} installed={}",
        catalogue.version(),
        catalogue.perturbations().size(),
        installed.stream().map(Perturbation::name).toList());
  }

  /** Makes this bean with the start, so that a wrong setting ends it. */
  void start(@Observes StartupEvent event) {
    LOG.debug("switched off {}", switches);
  }

  /** The catalogue. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** What is switched off. */
  public Switches switches() {
    return switches;
  }

  private void requireKnown(String key, Set<String> names) {
    Set<String> known =
        catalogue.perturbations().stream().map(Perturbation::name).collect(Collectors.toSet());
    Optional<String> unknown = names.stream().filter(name -> !known.contains(name)).findFirst();
    if (unknown.isPresent()) {
      throw new IllegalArgumentException(
          key
              + " names \""
              + unknown.get()
              + "\", and the catalogue has no such perturbation; it has "
              + known.stream().sorted().toList());
    }
  }

  private static ClassLoader own() {
    return Thread.currentThread().getContextClassLoader();
  }

  /** The loader lives as long as the process. */
  @SuppressWarnings("resource")
  private static ClassLoader jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      return new URLClassLoader(
          jars.stream().map(PerturbCatalogue::url).toArray(URL[]::new), own());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          PREFIX + "plugins is no folder that can be read: " + folder, e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(
          PREFIX + "plugins has a jar without an address: " + jar, e);
    }
  }
}
