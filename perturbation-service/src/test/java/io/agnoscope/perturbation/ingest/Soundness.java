package io.agnoscope.perturbation.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.trial.TrialMaker;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.stimuli.catalogue.Catalogue;
import java.time.Instant;
import java.time.InstantSource;

/** What must hold of every Sample that a reader lets in, whatever it was read from. */
public final class Soundness {

  private static final RecordCodec CODEC = RecordCodec.local();
  private static final TrialMaker TRIALS =
      new TrialMaker(Catalogue.standard(), 7, InstantSource.fixed(Instant.EPOCH));

  private Soundness() {}

  /** It travels unchanged, its pictures are what they are named, and a Trial is made of it. */
  public static void check(Sample sample) {
    try {
      assertThat(CODEC.decode(CODEC.encode(sample), Sample.class)).isEqualTo(sample);
      sample.getImages().forEach(Soundness::check);
      Trial trial = TRIALS.trial(sample);
      assertThat(CODEC.decode(CODEC.encode(trial), Trial.class)).isEqualTo(trial);
      assertThat(trial.getViews())
          .extracting(View::getId)
          .startsWith("clean")
          .doesNotHaveDuplicates();
    } catch (io.agnoscope.schemas.codec.UndecodableRecordException e) {
      throw new AssertionError("what was encoded cannot be decoded", e);
    }
  }

  /** It has pixels, and its name is the hash of its bytes. */
  public static void check(Image image) {
    assertThat(image.getWidth()).isPositive();
    assertThat(image.getHeight()).isPositive();
    byte[] content = new byte[image.getContent().remaining()];
    image.getContent().duplicate().get(content);
    assertThat(image.getSha256()).isEqualTo(Sha256.hex(content));
  }
}
