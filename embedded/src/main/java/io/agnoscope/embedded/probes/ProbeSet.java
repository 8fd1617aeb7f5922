package io.agnoscope.embedded.probes;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.LongConsumer;

/** Writes the files of a set: the questions, their pictures, and a manifest last. */
final class ProbeSet {

  static final String QUESTIONS = "probes.ndjson";
  static final String IMAGES = "images";
  static final String MANIFEST = "manifest.json";
  static final String SCORES = "tinyvlm.md";

  /** Everything that a set's folder holds; {@link #SCORES} only after an evaluation. */
  static final Set<String> FILES = Set.of(QUESTIONS, IMAGES, MANIFEST, SCORES);

  static final String FORMAT = "agnoscope-probe-set/1";

  private static final String NOTE =
      "EMMA-style: made by Agnoscope after the idea of arXiv 2309.04041."
          + " It is not that benchmark, and no result on it is one on that benchmark.";

  private ProbeSet() {}

  /**
   * Writes a whole set into an empty folder.
   *
   * @param progress is told how many questions are written
   */
  static void write(Questions questions, long seed, Path folder, LongConsumer progress)
      throws IOException {
    Path images = Files.createDirectory(folder.resolve(IMAGES));
    SetCounts counts = new SetCounts();
    DigestOutputStream hashed =
        new DigestOutputStream(Files.newOutputStream(folder.resolve(QUESTIONS)), sha256());
    try (OutputStream lines = new BufferedOutputStream(hashed)) {
      for (long index = 0; index < questions.size(); index++) {
        SetItem item = questions.write(index, images);
        lines.write(SetLine.of(item));
        counts.add(item);
        progress.accept(index + 1);
      }
    }
    ObjectNode manifest = new JsonMapper().createObjectNode();
    manifest.put("format", FORMAT);
    manifest.put("note", NOTE);
    manifest.put("generator", questions.generator());
    manifest.put("seed", seed);
    manifest.put("pictures", questions.pictures());
    counts.into(manifest);
    ObjectNode sums = manifest.putObject("sha256");
    sums.put(QUESTIONS, HexFormat.of().formatHex(hashed.getMessageDigest().digest()));
    Files.writeString(folder.resolve(MANIFEST), manifest.toPrettyString() + "\n");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
