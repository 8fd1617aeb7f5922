package io.agnoscope.scoring.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.HardExampleReason;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.scoring.topology.TestTrial;
import io.agnoscope.scoring.view.HardExampleItem.ShownOption;
import io.agnoscope.scoring.view.HardExampleItem.ShownText;
import io.agnoscope.scoring.view.HardExampleItem.ShownView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeptExamplesTest {
  private static final byte[] PIXELS = {1, 2, 3, 4};
  private static final String SHA = Sha256.hex(PIXELS);

  @Test
  void theNewestAreKeptAndTheNewestComeFirst() {
    KeptExamples kept = new KeptExamples(2, 1_000);

    add(kept, "s2", 2, 10);
    add(kept, "s1", 1, 10);
    add(kept, "s3", 3, 10);

    assertThat(kept.newestFirst())
        .extracting(HardExampleItem::sampleId)
        .containsExactly("s3", "s2");
  }

  @Test
  void bytesAreBoundedToo() {
    KeptExamples kept = new KeptExamples(100, 100);

    add(kept, "s1", 1, 60);
    add(kept, "s2", 2, 60);

    assertThat(kept.newestFirst()).extracting(HardExampleItem::sampleId).containsExactly("s2");
  }

  @Test
  void aSharedPictureStaysAsLongAsOneExampleShowsIt() {
    KeptExamples kept = new KeptExamples(1, 1_000);
    add(kept, "s1", 1, 10);
    add(kept, "s2", 2, 10);

    assertThat(kept.picture(SHA)).map(Picture::content).contains(PIXELS);

    kept.add(example(TestTrial.misled("s3"), 3), 0, 3, 10);
    assertThat(kept.picture(SHA)).isEmpty();
  }

  @Test
  void aPictureUnderAnothersHashIsNotKept() {
    KeptExamples kept = new KeptExamples(1, 1_000);
    String forged = Sha256.hex(new byte[] {9});
    TestTrial trial = TestTrial.of("s1").image(forged, PIXELS).clean("A").repeat("A").caption("B");

    kept.add(example(trial, 1), 0, 1, 10);

    assertThat(kept.picture(forged)).isEmpty();
  }

  @Test
  void theSameRecordAgainIsNotKeptTwice() {
    KeptExamples kept = new KeptExamples(5, 1_000);

    add(kept, "s1", 1, 10);
    add(kept, "s1", 1, 10);

    assertThat(kept.newestFirst()).hasSize(1);
  }

  @Test
  void showsTheCleanViewAndThoseThatFlipped() {
    KeptExamples kept = new KeptExamples(5, 1_000);
    add(kept, "s1", 1, 10);

    HardExampleItem item = kept.newestFirst().getFirst();

    assertThat(item.views())
        .extracting(ShownView::id)
        .containsExactly("clean", "misleading-caption");
    ShownView flipped = item.views().get(1);
    assertThat(flipped.flipped()).isTrue();
    assertThat(flipped.decision()).isEqualTo("B");
    assertThat(flipped.texts()).extracting(ShownText::inserted).containsExactly(true, false);
    assertThat(flipped.images().getFirst().url()).isEqualTo("/api/v1/images/" + SHA);
    assertThat(flipped.options())
        .extracting(ShownOption::probability)
        .containsExactly(0.25, 0.5, 0.25);
  }

  private static void add(KeptExamples kept, String id, long at, int size) {
    TestTrial trial = TestTrial.of(id).image(SHA, PIXELS).clean("A").repeat("A").caption("B");
    kept.add(example(trial, at), 0, at, size);
  }

  private static HardExample example(TestTrial trial, long at) {
    HardExample example = new HardExample();
    example.setSampleId(trial.answers().getSampleId());
    example.setReasons(List.of(HardExampleReason.FLIPPED));
    example.setFlippedViews(List.of("misleading-caption"));
    example.setAt(Instant.ofEpochSecond(at));
    example.setAnswers(trial.answers());
    return example;
  }
}
