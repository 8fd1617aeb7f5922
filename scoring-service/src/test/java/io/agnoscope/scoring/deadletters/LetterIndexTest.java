package io.agnoscope.scoring.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.deadletters.LetterIndex.Place;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LetterIndexTest {
  private final LetterIndex index = new LetterIndex(2);

  @Test
  void theNewestAreKeptInWhateverOrderTheyCome() {
    index.add(letter("b", 2), new Place(0, 0));
    index.add(letter("c", 3), new Place(1, 0));
    index.add(letter("a", 1), new Place(2, 0));

    assertThat(index.newest()).extracting(LetterItem::id).containsExactly("c", "b");
    assertThat(index.place("a")).isEmpty();
  }

  @Test
  void aLetterThatIsWrittenAgainIsOneAndWhereItWasWrittenLast() {
    index.add(letter("a", 1), new Place(0, 5));
    index.add(letter("a", 2), new Place(0, 9));

    assertThat(index.newest()).hasSize(1);
    assertThat(index.place("a")).contains(new Place(0, 9));
  }

  @Test
  void anErasedOneIsGone() {
    index.add(letter("a", 1), new Place(0, 5));
    index.remove("a");
    index.remove("unknown");

    assertThat(index.newest()).isEmpty();
    assertThat(index.place("a")).isEmpty();
  }

  private static LetterItem letter(String id, long second) {
    return new LetterItem(
        id, Instant.ofEpochSecond(second), "score", "cause", "", "topic", 0, 0, null, 0, 0, null);
  }
}
