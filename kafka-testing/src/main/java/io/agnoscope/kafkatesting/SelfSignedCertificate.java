package io.agnoscope.kafkatesting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A key and a certificate for {@code localhost}, made with the JDK's own tool.
 *
 * @param keys PKCS 12 file with both
 * @param certificate PEM file that clients trust
 */
record SelfSignedCertificate(Path keys, Path certificate) {

  /** Of a file that lives as long as a test. */
  private static final String PASSWORD = "only-for-a-test";

  private static final String ALIAS = "broker";

  /** Makes both in a folder. */
  static SelfSignedCertificate make(Path folder) {
    Path keys = folder.resolve("broker.p12");
    Path certificate = folder.resolve("ca.crt");
    keytool(
        keys,
        List.of(
            "-genkeypair",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost,ip:127.0.0.1",
            "-validity",
            "2"));
    keytool(keys, List.of("-exportcert", "-rfc", "-file", certificate.toString()));
    return new SelfSignedCertificate(keys, certificate);
  }

  /** What a server needs, by Kafka's names. */
  Map<String, String> keyStore() {
    return Map.of(
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        keys.toString(),
        "ssl.keystore.password",
        PASSWORD);
  }

  /** What a client needs, by Kafka's names. */
  Map<String, String> trust() {
    return Map.of("ssl.truststore.type", "PEM", "ssl.truststore.location", certificate.toString());
  }

  private static void keytool(Path keys, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(
        List.of(
            "-alias",
            ALIAS,
            "-storetype",
            "PKCS12",
            "-keystore",
            keys.toString(),
            "-storepass",
            PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a certificate was made", e);
    }
  }
}
