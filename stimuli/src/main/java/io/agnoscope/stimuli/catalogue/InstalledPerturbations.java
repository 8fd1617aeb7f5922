package io.agnoscope.stimuli.catalogue;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Perturbations that others put on the class path. */
public final class InstalledPerturbations {

  private InstalledPerturbations() {}

  /**
   * Those that {@code META-INF/services} names, in the order of their names.
   *
   * @throws IllegalArgumentException when one cannot be made or declares itself wrongly; the
   *     message names it
   */
  public static List<Perturbation> find(ClassLoader loader) {
    try {
      return ServiceLoader.load(Perturbation.class, loader).stream()
          .map(InstalledPerturbations::instance)
          .sorted((one, other) -> one.name().compareTo(other.name()))
          .toList();
    } catch (ServiceConfigurationError unusable) {
      throw new IllegalArgumentException(
          "a perturbation named in META-INF/services cannot be loaded: " + unusable.getMessage(),
          unusable);
    }
  }

  private static Perturbation instance(ServiceLoader.Provider<Perturbation> provider) {
    Class<? extends Perturbation> type = provider.type();
    try {
      Perturbation perturbation = provider.get();
      perturbation.declaration();
      return perturbation;
    } catch (ServiceConfigurationError | RuntimeException | ExceptionInInitializerError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException(
          "the perturbation " + type.getName() + " cannot be used: " + cause.getMessage(), e);
    }
  }
}
