package io.agnoscope.inference.answering;

import io.agnoscope.schemas.Trial;
import java.util.List;

/** A Trial ready to be asked, with its pictures in memory. Any thread. */
public final class OpenTrial {

  private final Trial trial;
  private final List<Asks.Asked> asked;
  private final long storedBytes;

  OpenTrial(Trial trial, TrialPictures pictures) {
    this.trial = trial;
    Asks asks = new Asks(trial, pictures);
    this.asked = trial.getViews().stream().map(asks::of).toList();
    this.storedBytes = pictures.storedBytes();
  }

  /** The Trial. */
  public Trial trial() {
    return trial;
  }

  /** Encoded bytes of pictures that are held for it and were not in its record. */
  public long storedBytes() {
    return storedBytes;
  }

  /** What there is to ask of each View, in the Trial's order. */
  List<Asks.Asked> asked() {
    return asked;
  }
}
