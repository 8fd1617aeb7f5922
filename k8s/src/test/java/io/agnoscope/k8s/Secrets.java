package io.agnoscope.k8s;

import io.fabric8.kubernetes.api.model.Secret;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a Secret may come from: a manifest, Strimzi, or the operator as the page says. */
final class Secrets {
  /** A Secret that {@code k8s/README.md} has the operator make. */
  private static final Pattern MADE_BY_HAND = Pattern.compile("create secret generic ([a-z0-9-]+)");

  private Secrets() {}

  /** The names of all. */
  static Set<String> of(Installation installation) {
    Stream<String> here = installation.of(Secret.class).stream().map(Installation::name);
    Stream<String> users = installation.of(KafkaUser.class).stream().map(Installation::name);
    Stream<String> authorities =
        installation.of(Kafka.class).stream()
            .map(Installation::name)
            .map(cluster -> cluster + "-cluster-ca-cert");
    Stream<String> byHand =
        MADE_BY_HAND
            .matcher(Folder.text("k8s/README.md"))
            .results()
            .map((MatchResult match) -> match.group(1));
    return Stream.of(here, users, authorities, byHand)
        .flatMap(names -> names)
        .collect(Collectors.toSet());
  }
}
