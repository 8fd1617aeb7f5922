package io.agnoscope.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/** The folder that a broker's log is in: made and formatted at the first start, kept after it. */
final class LogFolder {

  private LogFolder() {}

  /**
   * Formats the folder unless it was before, with every feature of this Kafka version on: share
   * groups and the Streams protocol are features.
   *
   * @param users who may be let in, with their passwords
   * @throws BrokerStartException if it cannot be written
   */
  static void prepare(Path folder, Map<String, String> users) {
    if (Files.exists(folder.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
      return;
    }
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      Files.createDirectories(folder);
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(BrokerConfig.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(folder.toAbsolutePath().toString())
          .setControllerListenerName(BrokerConfig.CONTROLLER)
          .setScramArguments(
              users.entrySet().stream()
                  .map(user ->
                      "SCRAM-SHA-512=[name=\"%s\",password=\"%s\"]"
                          .formatted(user.getKey(), user.getValue()))
                  .toList())
          .run();
    } catch (IOException e) {
      throw unusable(folder, e);
    } catch (Exception e) {
      throw unusable(folder, e);
    }
  }

  private static BrokerStartException unusable(Path folder, Exception e) {
    return new BrokerStartException(
        "Kafka cannot make its log in %s: %s".formatted(folder, e.getMessage()), e);
  }
}
