package io.agnoscope.scoring.statistics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares decisions for lettered options; an unparsable answer is a symbol of its own. */
final class LetterComparison implements Comparison {
  @Override
  public boolean flipped(Said clean, Said said) {
    return !Objects.equals(clean.decision(), said.decision());
  }

  @Override
  public boolean invalid(Said said) {
    return said.decision() == null;
  }

  @Override
  public double chance(AskedView view) {
    return 1.0 / view.options();
  }

  @Override
  public Meanings meanings(Said clean, Said said, @Nullable Said repeat) {
    return Meanings.NONE;
  }
}
