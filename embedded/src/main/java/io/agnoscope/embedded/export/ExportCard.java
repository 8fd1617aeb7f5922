package io.agnoscope.embedded.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.instruction.Instructions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dataset card: what an export is, what it was made of, and what its files hash to. */
final class ExportCard {

  static final String FORMAT = "agnoscope-export/1";

  private static final String NOTE =
      "Hard examples of a watched model, and EMMA-style conversations: made by Agnoscope after the"
          + " idea of arXiv 2309.04041. They are no part and no reproduction of that paper's set.";
  private static final String LICENCE =
      "The EMMA-style conversations, their pictures, the catalogue's pictures and the questions of"
          + " source \"probe\" are Agnoscope's own, under its licence (Apache-2.0). Questions and"
          + " pictures of other sources belong to whoever sent them.";

  private ExportCard() {}

  /** Writes the card beside the finished files, last. */
  static void write(ExportOrder order, ExportFiles files, ExportCounts counts, Path folder)
      throws IOException {
    ObjectNode card = new JsonMapper().createObjectNode();
    card.put("format", FORMAT);
    card.put("note", NOTE);
    card.put("licence", LICENCE);
    put(card, "since", order.since());
    put(card, "to", order.to());
    ArrayNode sources = card.putArray("sources");
    order.sortedSources().forEach(sources::add);
    card.put("seed", order.seed());
    card.put("held_out", order.heldOut());
    card.put("catalogue", Catalogue.standard().version());
    card.put("generator", Instructions.VERSION);
    counts.into(card);
    ObjectNode pictures = card.putObject("pictures");
    for (Split split : Split.values()) {
      pictures.put(split.label(), files.pictures(split));
    }
    ObjectNode sums = card.putObject("sha256");
    for (Split split : Split.values()) {
      for (String name : List.of(SplitFiles.conversations(split), SplitFiles.questions(split))) {
        sums.put(name, sha256(folder.resolve(name)));
      }
    }
    for (String name : ExportCheck.SCHEMAS) {
      sums.put(name, sha256(folder.resolve(name)));
    }
    Files.writeString(folder.resolve(ExportFiles.CARD), card.toPrettyString() + "\n");
  }

  private static void put(ObjectNode card, String field, @Nullable Instant moment) {
    if (moment == null) {
      card.putNull(field);
    } else {
      card.put(field, moment.toString());
    }
  }

  private static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
