package io.agnoscope.inference.tinyvlm;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.vlm.Prompt;
import io.agnoscope.vlm.Raster;
import io.agnoscope.vlm.TinyVlm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint of TinyVLM. It reads the last user turn only, and chooses between 2 to 6 options.
 */
public final class TinyVlmModel implements AnswerModel {

  /**
   * Texts joined by a space, the one picture at 64×64; each option scored, so that nothing is
   * parsed and nothing sampled. Version 1 showed the first of several pictures.
   */
  static final String PROMPT_VERSION = "tinyvlm-prompt-2";

  private final String checkpoint;
  private final TinyVlm network;

  TinyVlmModel(String checkpoint, TinyVlm network) {
    this.checkpoint = checkpoint;
    this.network = network;
  }

  @Override
  public String checkpoint() {
    return checkpoint;
  }

  @Override
  public String promptVersion() {
    return PROMPT_VERSION;
  }

  @Override
  public List<Reply> ask(List<Ask> asks, Instant deadline) {
    Map<String, Optional<Raster>> rasters = new HashMap<>();
    List<Prompt> prompts = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    @Nullable Reply[] replies = new Reply[asks.size()];
    for (int i = 0; i < asks.size(); i++) {
      Prepared prepared = prepare(asks.get(i), rasters);
      switch (prepared) {
        case Prepared.Ready ready -> {
          prompts.add(ready.prompt());
          places.add(i);
        }
        case Prepared.Not not -> replies[i] = not.why();
      }
    }
    List<double[]> probabilities = prompts.isEmpty() ? List.of() : network.probabilities(prompts);
    for (int i = 0; i < places.size(); i++) {
      replies[places.get(i)] = distribution(probabilities.get(i));
    }
    List<Reply> all = new ArrayList<>(replies.length);
    for (Reply reply : replies) {
      if (reply == null) {
        throw new IllegalStateException("TinyVLM gave no answer to one of its prompts");
      }
      all.add(reply);
    }
    return all;
  }

  private static Reply distribution(double[] probabilities) {
    if (!Arrays.stream(probabilities).allMatch(Double::isFinite)) {
      return new Reply.Unable("not-a-number", "the network's output is not finite");
    }
    return Reply.Distribution.exact(Arrays.stream(probabilities).boxed().toList());
  }

  private static Prepared prepare(Ask ask, Map<String, Optional<Raster>> rasters) {
    int options = ask.options().size();
    if (options == 0) {
      return not("free-text-unsupported", "TinyVLM chooses between options and writes no text");
    }
    if (options < Prompt.MIN_OPTIONS || options > Prompt.MAX_OPTIONS) {
      return not("unsupported-option-count", "TinyVLM takes 2 to 6 options, not " + options);
    }
    List<Picture> pictures = ask.pictures();
    if (pictures.isEmpty()) {
      return new Prepared.Ready(new Prompt(null, ask.text(), ask.options()));
    }
    if (pictures.stream().map(Picture::sha256).distinct().count() > 1) {
      // Showing the first alone would be another question than the one that production was asked.
      return not(
          "several-pictures", "TinyVLM takes one picture, the View shows " + pictures.size());
    }
    Picture picture = pictures.getFirst();
    Optional<Raster> raster =
        rasters.computeIfAbsent(picture.sha256(), hash -> decode(picture.encoded()));
    return raster.isEmpty()
        ? not("unreadable-image", "the image cannot be decoded")
        : new Prepared.Ready(new Prompt(raster.get(), ask.text(), ask.options()));
  }

  private static Optional<Raster> decode(byte[] encoded) {
    try {
      return Optional.of(Raster.ofPng(encoded));
    } catch (RuntimeException e) {
      // The JDK's decoders answer broken bytes with more than one kind of exception.
      return Optional.empty();
    }
  }

  private static Prepared not(String cause, String detail) {
    return new Prepared.Not(new Reply.Unable(cause, detail));
  }

  @Override
  public void close() {
    network.close();
  }

  private sealed interface Prepared {
    record Ready(Prompt prompt) implements Prepared {}

    record Not(Reply.Unable why) implements Prepared {}
  }
}
