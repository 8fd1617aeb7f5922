package io.agnoscope.scoring.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.images.ImageStore;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.scoring.query.NotReadyException;
import io.agnoscope.scoring.view.KeptPicture.Inline;
import io.agnoscope.scoring.view.KeptPicture.Stored;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PicturesTest {
  private static final byte[] PIXELS = {1, 2, 3};
  private static final String SHA = Sha256.hex(PIXELS);
  private static final String HERE = "images:here/" + SHA;
  private static final String GONE = "images:gone/" + SHA;
  private static final String AWAY = "images:away/" + SHA;
  private static final String OTHER = "images:here/" + Sha256.hex(new byte[] {9});

  @Test
  void onlyWhatIsKeptIsAskedFor() {
    assertThat(pictures().read(SHA)).isEmpty();
  }

  @Test
  void whatIsInlineNeedsNoStore() {
    assertThat(pictures(new Inline("image/png", PIXELS), stored(AWAY)).read(SHA))
        .hasValueSatisfying(picture -> assertThat(picture.content()).isEqualTo(PIXELS));
  }

  @Test
  void whatIsStoredIsReadWhenAskedFor() {
    assertThat(pictures(stored(HERE)).read(SHA))
        .hasValueSatisfying(picture -> {
          assertThat(picture.content()).isEqualTo(PIXELS);
          assertThat(picture.mediaType()).isEqualTo("image/jpeg");
        });
  }

  @Test
  void whatIsGoneIsNotThere() {
    assertThat(pictures(stored(GONE)).read(SHA)).isEmpty();
  }

  @Test
  void anotherSamplesCopyServesAsWell() {
    assertThat(pictures(stored(GONE), stored(AWAY), stored(HERE)).read(SHA)).isPresent();
  }

  @Test
  void aStoreThatIsAwayIsNotTakenForAMissingPicture() {
    Pictures pictures = pictures(stored(AWAY), stored(GONE));

    assertThatThrownBy(() -> pictures.read(SHA)).isInstanceOf(NotReadyException.class);
  }

  @Test
  void anAddressOfAnotherPictureIsNotFollowed() {
    assertThat(pictures(stored(OTHER)).read(SHA)).isEmpty();
  }

  @Test
  void failuresUseUpNoTurnOfReading() {
    Pictures pictures = pictures(stored(GONE), stored(GONE), stored(GONE), stored(HERE));

    assertThat(pictures.read(SHA)).isPresent();
    assertThat(pictures.read(SHA)).isPresent();
  }

  private static Stored stored(String uri) {
    return new Stored("image/jpeg", uri);
  }

  private static Pictures pictures(KeptPicture... kept) {
    Map<String, List<KeptPicture>> all = Map.of(SHA, List.of(kept));
    return new Pictures(sha256 -> all.getOrDefault(sha256, List.of()), new Store());
  }

  /**
   * Has one picture, has lost one, cannot be asked for one, and has another in a fourth's place.
   */
  private static final class Store implements ImageStore {
    @Override
    public byte[] get(URI uri) throws IOException {
      return switch (uri.getSchemeSpecificPart().replaceFirst("/.*", "")) {
        case "here" -> PIXELS.clone();
        case "gone" -> throw new FileNotFoundException("gone");
        default -> throw new IOException("away");
      };
    }

    @Override
    public URI put(String sampleId, String sha256, byte[] encoded) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int erase(String sampleId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
