package io.agnoscope.scoring.statistics;

import io.agnoscope.scoring.statistics.text.Embeddings;
import io.agnoscope.scoring.statistics.text.Utterance;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares free answers of one Trial: the same words are no flip, other facts are one; what is
 * neither is compared by meaning with the repeat, x = sign(d(a, a′) − d(a, a_repeat)), which needs
 * no threshold. View and repeat are treated alike, so that farther and nearer are equally likely
 * while the View does no more than the repeat. Reads each text once; not thread-safe.
 */
final class TextComparison implements Comparison {
  /** So many texts of one Trial are embedded at most; a View beyond them has no meaning. */
  static final int MOST_EMBEDDED = 24;

  private final Embeddings embeddings;
  private final Map<String, Utterance> utterances = new HashMap<>();
  private final Map<String, float[]> vectors = new HashMap<>();

  TextComparison(Embeddings embeddings) {
    this.embeddings = embeddings;
  }

  @Override
  public boolean flipped(Said clean, Said said) {
    return !same(clean, said) && utterance(clean).otherFacts(utterance(said));
  }

  @Override
  public boolean invalid(Said said) {
    return utterance(said).empty();
  }

  @Override
  public double chance(AskedView view) {
    return 0;
  }

  @Override
  public Meanings meanings(Said clean, Said said, @Nullable Said repeat) {
    if (repeat == null
        || flipped(clean, said)
        || flipped(clean, repeat)
        || (same(clean, said) && same(clean, repeat))) {
      return Meanings.NONE;
    }
    if (same(said, repeat)) {
      return new Meanings(1, 0, 0);
    }
    double here = distance(clean, said);
    double there = distance(clean, repeat);
    if (Double.isNaN(here) || Double.isNaN(there)) {
      return Meanings.NONE;
    }
    return new Meanings(1, here > there ? 1 : 0, here < there ? 1 : 0);
  }

  private boolean same(Said clean, Said said) {
    return utterance(clean).sameWords(utterance(said));
  }

  /** Cosine distance in [0, 2]; exactly 0 of the same words, not a number when it is unknown. */
  private double distance(Said clean, Said said) {
    if (same(clean, said)) {
      return 0;
    }
    float[] first = vector(text(clean));
    float[] second = vector(text(said));
    return first == null || second == null ? Double.NaN : 1 - cosine(first, second);
  }

  private static double cosine(float[] first, float[] second) {
    double dot = 0;
    double firstSquares = 0;
    double secondSquares = 0;
    for (int i = 0; i < first.length; i++) {
      dot += (double) first[i] * second[i];
      firstSquares += (double) first[i] * first[i];
      secondSquares += (double) second[i] * second[i];
    }
    return dot / Math.sqrt(firstSquares * secondSquares);
  }

  private float @Nullable [] vector(String text) {
    float[] known = vectors.get(text);
    if (known != null || vectors.size() >= MOST_EMBEDDED) {
      return known;
    }
    float[] fresh = embeddings.of(text);
    if (fresh != null) {
      vectors.put(text, fresh);
    }
    return fresh;
  }

  private Utterance utterance(Said said) {
    return utterances.computeIfAbsent(text(said), Utterance::of);
  }

  private static String text(Said said) {
    return said.text() == null ? "" : said.text();
  }
}
