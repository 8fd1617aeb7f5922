package io.agnoscope.inference.tinyvlm;

import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes TinyVLM's prompts of the asks of one Trial: texts joined by a space, the one picture at
 * 64×64, looked up once however many show it.
 */
final class Prompting {

  private final Rasters rasters;
  private final Map<String, Optional<Raster>> ofThisTrial = new HashMap<>();

  Prompting(Rasters rasters) {
    this.rasters = rasters;
  }

  /** The prompt, or why TinyVLM cannot be asked this. */
  Prompted of(Ask ask) {
    int options = ask.options().size();
    if (options == 0) {
      return not("free-text-unsupported", "TinyVLM chooses between options and writes no text");
    }
    if (options < Prompt.MIN_OPTIONS || options > Prompt.MAX_OPTIONS) {
      return not("unsupported-option-count", "TinyVLM takes 2 to 6 options, not " + options);
    }
    List<Picture> pictures = ask.pictures();
    if (pictures.isEmpty()) {
      return new Prompted.Ready(new Prompt(null, ask.text(), ask.options()));
    }
    if (pictures.stream().map(Picture::sha256).distinct().count() > 1) {
      // Showing the first alone would be another question than the one that production was asked.
      return not(
          "several-pictures", "TinyVLM takes one picture, the View shows " + pictures.size());
    }
    Picture picture = pictures.getFirst();
    Optional<Raster> raster =
        ofThisTrial.computeIfAbsent(picture.sha256(), hash -> rasters.of(picture.encoded()));
    return raster.isEmpty()
        ? not("unreadable-image", "the image cannot be decoded")
        : new Prompted.Ready(new Prompt(raster.get(), ask.text(), ask.options()));
  }

  /** Bytes that the prompt of an ask has at most. */
  static long bytes(Ask ask) {
    long characters = ask.text().length() + ask.options().stream().mapToLong(String::length).sum();
    return characters * Character.BYTES + (ask.pictures().isEmpty() ? 0 : Raster.BYTES);
  }

  private static Prompted not(String cause, String detail) {
    return new Prompted.Not(new Reply.Unable(cause, detail));
  }

  /** An ask as TinyVLM takes it, or the outcome without asking. */
  sealed interface Prompted {

    /** Ask this. */
    record Ready(Prompt prompt) implements Prompted {}

    /** This is the outcome. */
    record Not(Reply.Unable why) implements Prompted {}
  }
}
