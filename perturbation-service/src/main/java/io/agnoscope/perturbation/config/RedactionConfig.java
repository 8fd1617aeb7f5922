package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.traffic.redaction.Finder;
import io.agnoscope.perturbation.traffic.redaction.Finders;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is taken out of Samples before they are written; Probes stay as they are. */
@ConfigMapping(prefix = "agnoscope.redaction")
public interface RedactionConfig {

  /** Bearer tokens, API keys, JSON web tokens, private keys, named passwords. */
  @WithDefault("true")
  boolean secrets();

  /** E-mail addresses. */
  @WithDefault("false")
  boolean email();

  /** Payment card numbers, checked by their last digit. */
  @WithDefault("false")
  boolean creditCard();

  /** Telephone numbers. */
  @WithDefault("false")
  boolean phone();

  /** Addresses of IP version 4. */
  @WithDefault("false")
  boolean ipv4();

  /** Regular expressions of the operator's own, in RE2's syntax. */
  Optional<List<String>> patterns();

  /** Whether system and developer messages of traffic are left out. */
  @WithDefault("true")
  boolean dropSystemPrompts();

  /**
   * What looks for all of these.
   *
   * @throws IllegalArgumentException naming the key of a pattern that is none
   */
  default List<Finder> finders() {
    List<Finder> finders = new ArrayList<>();
    if (secrets()) {
      finders.addAll(Finders.secrets());
    }
    if (email()) {
      finders.add(Finders.email());
    }
    if (creditCard()) {
      finders.add(Finders.creditCard());
    }
    if (phone()) {
      finders.add(Finders.phone());
    }
    if (ipv4()) {
      finders.add(Finders.ipv4());
    }
    finders.addAll(
        Keyed.each("agnoscope.redaction.patterns", patterns().orElse(List.of()), Finders::custom));
    return finders;
  }
}
