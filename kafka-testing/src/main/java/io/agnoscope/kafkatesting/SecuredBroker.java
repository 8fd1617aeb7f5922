package io.agnoscope.kafkatesting;

import io.agnoscope.broker.BrokerSettings;
import io.agnoscope.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A real, empty broker that talks TLS only, lets in whom it knows by SCRAM, and lets each do what
 * its ACLs allow, which at first is nothing.
 */
public final class SecuredBroker implements AutoCloseable {

  /** May do everything. */
  public static final String ADMINISTRATOR = "administrator";

  private static final String MECHANISM = "SCRAM-SHA-512";

  private final Path folder;
  private final EmbeddedBroker broker;
  private final SelfSignedCertificate certificate;
  private final Map<String, String> passwords;

  private SecuredBroker(
      Path folder,
      EmbeddedBroker broker,
      SelfSignedCertificate certificate,
      Map<String, String> passwords) {
    this.folder = folder;
    this.broker = broker;
    this.certificate = certificate;
    this.passwords = passwords;
  }

  /**
   * Starts one, which takes some seconds; its data is removed when it is closed.
   *
   * @param users who are let in beside the administrator
   */
  public static SecuredBroker start(Set<String> users) {
    Path folder = TemporaryFolder.make();
    SelfSignedCertificate certificate = SelfSignedCertificate.make(folder);
    Map<String, String> passwords =
        users.stream().collect(Collectors.toMap(user -> user, user -> password()));
    passwords.put(ADMINISTRATOR, password());
    BrokerSettings settings =
        BrokerSettings.anywhere(folder.resolve("data"))
            .with(configuration(certificate, passwords.get(ADMINISTRATOR)))
            .knowing(passwords);
    return new SecuredBroker(folder, EmbeddedBroker.start(settings), certificate, passwords);
  }

  private static Map<String, String> configuration(
      SelfSignedCertificate certificate, String password) {
    Map<String, String> configuration = new HashMap<>(TestBroker.CONFIG);
    configuration.putAll(
        Map.of(
            "listener.security.protocol.map",
            "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms",
            MECHANISM,
            "sasl.mechanism.inter.broker.protocol",
            MECHANISM,
            "listener.name.plaintext.scram-sha-512.sasl.jaas.config",
            jaas(ADMINISTRATOR, password),
            "authorizer.class.name",
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            // The controller listens on this machine only, and knows nobody by name.
            "super.users",
            "User:" + ADMINISTRATOR + ";User:ANONYMOUS"));
    configuration.putAll(certificate.keyStore());
    configuration.putAll(certificate.trust());
    return configuration;
  }

  /**
   * Returns the settings that a user's clients need, by Kafka's names.
   *
   * @throws IllegalArgumentException if nobody is called so
   */
  public Map<String, String> client(String user) {
    String password = passwords.get(user);
    if (password == null) {
      throw new IllegalArgumentException("no user " + user);
    }
    Map<String, String> settings = new HashMap<>(certificate.trust());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("security.protocol", "SASL_SSL");
    settings.put("sasl.mechanism", MECHANISM);
    settings.put("sasl.jaas.config", jaas(user, password));
    return settings;
  }

  @Override
  public void close() {
    broker.close();
    TemporaryFolder.remove(folder);
  }

  private static String jaas(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password);
  }

  private static String password() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
