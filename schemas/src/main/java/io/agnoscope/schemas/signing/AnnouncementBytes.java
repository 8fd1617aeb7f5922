package io.agnoscope.schemas.signing;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.identity.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of an announcement that are signed. They are ours and not Avro's, which change with the
 * schema: the purpose with its version, then each field in a fixed order, numbers big-endian, texts
 * as UTF-8 with their length before them, so that no two announcements have the same bytes.
 */
final class AnnouncementBytes {

  /** Keeps signatures of announcements apart from those of anything else, and of other forms. */
  private static final String PURPOSE = "agnoscope checkpoint announcement 1";

  private AnnouncementBytes() {}

  /** All fields but the signature, the manifest by its SHA-256. */
  static byte[] of(CheckpointEvent event, long sequence) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, PURPOSE);
      out.writeLong(sequence);
      write(out, event.getTarget());
      out.writeInt(event.getVersion());
      write(out, event.getCheckpoint());
      write(out, event.getState().name());
      write(out, event.getUri());
      write(out, event.getSha256());
      String parent = event.getParent();
      out.writeBoolean(parent != null);
      if (parent != null) {
        write(out, parent);
      }
      write(out, Sha256.hex(event.getManifest().getBytes(StandardCharsets.UTF_8)));
      write(out, event.getReason());
      out.writeLong(event.getAt().toEpochMilli());
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory can be written to", impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
