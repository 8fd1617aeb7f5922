package io.agnoscope.inference.answering;

import io.agnoscope.schemas.Trial;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Trial while it is asked, with its pictures in memory. Not thread-safe. */
public final class OpenTrial {

  private final Trial trial;
  private final List<Asks.Asked> asked;
  private final long storedBytes;
  private final @Nullable Reply[] replies;

  OpenTrial(Trial trial, TrialPictures pictures) {
    this.trial = trial;
    Asks asks = new Asks(trial, pictures);
    this.asked = trial.getViews().stream().map(asks::of).toList();
    this.storedBytes = pictures.storedBytes();
    this.replies = new Reply[asked.size()];
  }

  /** The Trial. */
  public Trial trial() {
    return trial;
  }

  /** Encoded bytes of pictures that are held for it and were not in its record. */
  public long storedBytes() {
    return storedBytes;
  }

  List<Asks.Asked> asked() {
    return asked;
  }

  void replied(int view, Reply reply) {
    replies[view] = reply;
  }

  Reply reply(int view) {
    return Objects.requireNonNull(replies[view], "a View that was asked has a reply");
  }
}
