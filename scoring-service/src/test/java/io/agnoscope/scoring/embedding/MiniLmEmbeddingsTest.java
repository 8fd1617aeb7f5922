package io.agnoscope.scoring.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.agnoscope.scoring.statistics.text.Embeddings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class MiniLmEmbeddingsTest {
  private static final Embeddings MODEL = new MiniLmEmbeddings(new Counted());

  private static final class Counted implements EmbeddingEvents {
    private int embedded;
    private int failed;

    @Override
    public void embedded(Duration took) {
      embedded++;
    }

    @Override
    public void failed() {
      failed++;
    }
  }

  private static final class Failing implements EmbeddingModel {
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
      throw new IllegalStateException("broken");
    }
  }

  @Test
  void whatMeansTheSameIsNearerThanWhatDoesNot() {
    float[] clean = vector("The weather is lovely today.");

    assertThat(cosine(clean, vector("It is a beautiful day outside.")))
        .isGreaterThan(cosine(clean, vector("The invoice was sent to the wrong address.")));
  }

  @Test
  void theSameTextHasTheSameVector() {
    assertThat(vector("A dog is asleep.")).hasSize(384).isEqualTo(vector("A dog is asleep."));
  }

  @Test
  void whatStandsBehindTheBoundIsNotRead() {
    String manyWords = "many words ".repeat(1_000);

    assertThat(vector(manyWords)).isEqualTo(vector(manyWords + "and others"));
    assertThat(vector("x".repeat(MiniLmEmbeddings.MOST_CHARACTERS - 1) + "\ud83d\ude00"))
        .isNotNull();
  }

  @Test
  void isLoadedWhenTheFirstTextComes() {
    List<String> loads = new ArrayList<>();
    Counted events = new Counted();
    Embeddings lazy =
        new MiniLmEmbeddings(
            () -> {
              loads.add("load");
              throw new UnsatisfiedLinkError("no such library");
            },
            events);
    assertThat(loads).isEmpty();

    assertThat(lazy.of("a")).isNull();
    assertThat(lazy.of("b")).isNull();

    assertThat(loads).hasSize(1);
    assertThat(events.failed).isEqualTo(2);
  }

  @Test
  void aTextThatTheModelFailsOnHasNoVector() {
    Counted events = new Counted();
    Embeddings embeddings = new MiniLmEmbeddings(Failing::new, events);

    assertThat(embeddings.of("a")).isNull();
    assertThat(events.failed).isEqualTo(1);
    assertThat(events.embedded).isZero();
  }

  private static float[] vector(String text) {
    return Objects.requireNonNull(MODEL.of(text));
  }

  private static double cosine(float[] first, float[] second) {
    double dot = 0;
    for (int i = 0; i < first.length; i++) {
      dot += first[i] * second[i];
    }
    return dot;
  }
}
