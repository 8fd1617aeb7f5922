package io.agnoscope.scoring.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.HardExampleReason;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.scoring.topology.TestTrial;
import io.agnoscope.scoring.view.HardExampleItem.ShownText;
import io.agnoscope.scoring.view.HardExampleItem.ShownView;
import io.agnoscope.scoring.view.KeptPicture.Inline;
import io.agnoscope.scoring.view.KeptPicture.Stored;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeptTrafficTest {
  private static final byte[] PIXELS = {1, 2, 3, 4};
  private static final String SHA = Sha256.hex(PIXELS);

  private final KeptTraffic traffic =
      new KeptTraffic(new KeptRecords.Bounds(2, 1, 1_000), new KeptRecords.Bounds(2, 5, 1_000));

  @Test
  void aSharedPictureStaysAsLongAsOneRecordShowsIt() {
    addExample(pictured("s1"), 1);
    addTrial(pictured("s2"), 2);
    addTrial(pictured("s3"), 3);

    assertThat(traffic.pictures(SHA))
        .hasSize(3)
        .allSatisfy(picture -> assertThat(content(picture)).isSameAs(content(first())));

    addExample(TestTrial.misled("s4"), 4);
    addExample(TestTrial.misled("s5"), 5);
    addTrial(TestTrial.misled("s6"), 6);
    assertThat(traffic.pictures(SHA)).hasSize(1);

    addTrial(TestTrial.misled("s7"), 7);
    assertThat(traffic.pictures(SHA)).isEmpty();
  }

  @Test
  void aPictureUnderAnothersHashIsNotKept() {
    String forged = Sha256.hex(new byte[] {9});

    addExample(TestTrial.of("s1").image(forged, PIXELS).clean("A").repeat("A").caption("B"), 1);

    assertThat(traffic.pictures(forged)).isEmpty();
  }

  @Test
  void ofALargePictureOnlyThePlaceIsKept() {
    String uri = "images:s1/" + SHA;

    addTrial(TestTrial.of("s1").storedImage(SHA, uri).clean("A"), 1);

    assertThat(traffic.pictures(SHA)).containsExactly(new Stored("image/png", uri));
  }

  @Test
  void whatIsAtHandComesBeforeWhatMustBeRead() {
    addTrial(TestTrial.of("s1").storedImage(SHA, "images:s1/x").clean("A"), 1);
    addTrial(pictured("s2"), 2);

    assertThat(traffic.pictures(SHA)).hasSize(2).first().isInstanceOf(Inline.class);
  }

  @Test
  void picturesMadeForTheTrialAreKeptToo() {
    addTrial(TestTrial.of("s1").clean("A").madeImage(SHA, PIXELS), 1);

    assertThat(traffic.pictures(SHA)).hasSize(1);
  }

  @Test
  void anErasedSampleIsGoneAtOnceWithItsPicturesAndDoesNotComeBack() {
    addExample(pictured("s1"), 1);
    addTrial(pictured("s1"), 1);
    addTrial(TestTrial.misled("s2"), 2);

    traffic.erase("s1");

    assertThat(traffic.examples()).isEmpty();
    assertThat(traffic.trials()).extracting(TrialItem::sampleId).containsExactly("s2");
    assertThat(traffic.pictures(SHA)).isEmpty();
    assertThat(traffic.trial("s1")).isEmpty();

    addExample(pictured("s1"), 3);
    addTrial(pictured("s1"), 3);
    assertThat(traffic.examples()).isEmpty();
    assertThat(traffic.trials()).hasSize(1);
  }

  @Test
  void theSamePictureOfAnotherSampleOutlivesAnErasure() {
    addTrial(pictured("s1"), 1);
    addTrial(pictured("s2"), 2);

    traffic.erase("s1");

    assertThat(traffic.pictures(SHA)).hasSize(1);
  }

  @Test
  void theFirstAnswersOfATrialWinAndReplaysAreNotShown() {
    addTrial(TestTrial.misled("s1").checkpoint("v1"), 1);
    addTrial(TestTrial.misled("s1").checkpoint("v2"), 2);
    addTrial(TestTrial.misled("s2").run("replay"), 3);

    assertThat(traffic.trials()).extracting(TrialItem::checkpoint).containsExactly("v1");
  }

  @Test
  void onlyWhatTheSamplesOwnTargetAnsweredIsShown() {
    addTrial(TestTrial.misled("s1").answeredAs("tinyvlm.shadow"), 1);
    addTrial(TestTrial.misled("s1"), 2);

    assertThat(traffic.trials()).extracting(TrialItem::target).containsExactly("tinyvlm");
  }

  @Test
  void aHardExampleShowsTheCleanViewAndThoseThatFlipped() {
    addExample(pictured("s1"), 1);

    HardExampleItem item = traffic.examples().getFirst();

    assertThat(item.views())
        .extracting(ShownView::id)
        .containsExactly("clean", "misleading-caption");
    ShownView flipped = item.views().get(1);
    assertThat(flipped.flipped()).isTrue();
    assertThat(flipped.flip()).isEqualTo(FlipKind.RIGHT_TO_WRONG);
    assertThat(flipped.misled()).isTrue();
    assertThat(item.views().getFirst().flip()).isNull();
    assertThat(flipped.decision()).isEqualTo("B");
    assertThat(flipped.texts()).extracting(ShownText::inserted).containsExactly(true, false);
    assertThat(flipped.images().getFirst().url()).isEqualTo("/api/v1/images/" + SHA);
    assertThat(flipped.options())
        .extracting(ShownOption::probability)
        .containsExactly(0.25, 0.5, 0.25);
  }

  private KeptPicture first() {
    return traffic.pictures(SHA).getFirst();
  }

  private static byte[] content(KeptPicture picture) {
    return picture instanceof Inline inline ? inline.content() : new byte[0];
  }

  private static TestTrial pictured(String id) {
    return TestTrial.of(id).image(SHA, PIXELS).clean("A").repeat("A").caption("B");
  }

  private void addTrial(TestTrial trial, long at) {
    traffic.add(trial.answers(), new Place(Instant.ofEpochSecond(at), 0, at), 10);
  }

  private void addExample(TestTrial trial, long at) {
    HardExample example = new HardExample();
    example.setSampleId(trial.answers().getSampleId());
    example.setReasons(List.of(HardExampleReason.FLIPPED));
    example.setFlippedViews(List.of("misleading-caption"));
    example.setAt(Instant.ofEpochSecond(at));
    example.setAnswers(trial.answers());
    traffic.add(example, new Place(example.getAt(), 0, at), 10);
  }
}
