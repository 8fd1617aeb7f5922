package io.agnoscope.trainer.domain.intake;

import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ViewContent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * SHA-256 of what a Trial asks: its text and its options but for case, spacing and the options'
 * order, and its pictures as the model sees them. Trials of one hash teach the same, whatever their
 * ids and labels.
 */
final class ContentHash {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

  private ContentHash() {}

  /** Lower-case hex. */
  static String of(PreparedTrial trial) {
    MessageDigest digest = sha256();
    add(digest, bytes(normalised(ViewContent.text(trial.clean()))));
    List<String> options =
        trial.clean().options().stream().map(option -> normalised(option.text())).sorted().toList();
    add(digest, ByteBuffer.allocate(Integer.BYTES).putInt(options.size()).array());
    options.forEach(option -> add(digest, bytes(option)));
    ViewContent.pictures(trial.clean())
        .map(sha256 -> trial.images().getOrDefault(sha256, bytes(sha256)))
        .forEach(picture -> add(digest, picture));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String normalised(String text) {
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SPACES.matcher(compatible).replaceAll(" ").strip();
  }

  /** With its length before it, so that no two contents run together to the same bytes. */
  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    digest.update(part);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
