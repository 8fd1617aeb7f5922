package io.agnoscope.trainer.domain.intake;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many examples of the buffer are of each source and of each tenant. Not thread-safe. */
final class Shares {

  private final Map<String, Integer> bySource = new TreeMap<>();
  private final Map<String, Integer> byTenant = new TreeMap<>();

  void add(CollectedExample example) {
    bySource.merge(example.trial().source(), 1, Integer::sum);
    byTenant.merge(tenant(example), 1, Integer::sum);
  }

  void remove(CollectedExample example) {
    bySource.computeIfPresent(example.trial().source(), (source, count) -> less(count));
    byTenant.computeIfPresent(tenant(example), (tenant, count) -> less(count));
  }

  int ofSource(CollectedExample example) {
    return bySource.getOrDefault(example.trial().source(), 0);
  }

  int ofTenant(CollectedExample example) {
    return byTenant.getOrDefault(tenant(example), 0);
  }

  static boolean sameSource(CollectedExample one, CollectedExample other) {
    return one.trial().source().equals(other.trial().source());
  }

  static boolean sameTenant(CollectedExample one, CollectedExample other) {
    return tenant(one).equals(tenant(other));
  }

  Map<String, Integer> bySource() {
    return Map.copyOf(bySource);
  }

  /** Those that name no tenant are one tenant of their source: hiding the name wins nothing. */
  private static String tenant(CollectedExample example) {
    return example
        .trial()
        .provenance()
        .tenant()
        .map(name -> "tenant " + name)
        .orElseGet(() -> "source " + example.trial().source());
  }

  private static @Nullable Integer less(int count) {
    return count == 1 ? null : count - 1;
  }
}
