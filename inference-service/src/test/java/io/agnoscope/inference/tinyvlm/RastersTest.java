package io.agnoscope.inference.tinyvlm;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.vlm.Raster;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RastersTest {

  private final List<EncodedImage> bank = Catalogue.standard().images();
  private final Rasters rasters = new Rasters();

  @Test
  void decodesEqualBytesOnce() {
    Optional<Raster> first = rasters.of(bank.getFirst().png());

    assertThat(first).contains(Raster.ofPng(bank.getFirst().png()));
    assertThat(rasters.of(bank.getFirst().png().clone()).orElseThrow())
        .isSameAs(first.orElseThrow());
  }

  @Test
  void tellsPicturesApartByTheirBytes() {
    assertThat(rasters.of(bank.getFirst().png())).isNotEqualTo(rasters.of(bank.getLast().png()));
  }

  @Test
  void knowsWhatCannotBeDecoded() {
    assertThat(rasters.of(new byte[] {1, 2})).isEmpty();
    assertThat(rasters.of(new byte[] {1, 2})).isEmpty();
  }
}
