package io.agnoscope.perturbation.trial;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which Perturbations an operator switched off, everywhere or for Samples of a route.
 *
 * @param everywhere names that no Sample gets
 * @param byRoute the gateway's route to names that its Samples do not get either
 */
public record Switches(Set<String> everywhere, Map<String, Set<String>> byRoute) {

  public Switches {
    everywhere = Set.copyOf(everywhere);
    byRoute =
        byRoute.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
  }

  /** All on. */
  public static Switches allOn() {
    return new Switches(Set.of(), Map.of());
  }

  /**
   * Whether Samples of the route get the Perturbation.
   *
   * @param route null when the Sample came by none
   */
  public boolean on(String perturbation, @Nullable String route) {
    return !everywhere.contains(perturbation)
        && (route == null || !byRoute.getOrDefault(route, Set.of()).contains(perturbation));
  }
}
