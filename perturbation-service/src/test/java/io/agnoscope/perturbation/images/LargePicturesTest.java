package io.agnoscope.perturbation.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agnoscope.images.FolderImageStore;
import io.agnoscope.perturbation.ingest.NotKeptException;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.SampleLog;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.identity.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
class LargePicturesTest {

  private static final int INLINE = 1_000;
  private static final int RECORD = 2_500;
  private static final int STORE = 50_000;

  @TempDir private Path folder;
  private FolderImageStore store;
  private final List<Sample> kept = new ArrayList<>();

  @BeforeEach
  void open() {
    store = new FolderImageStore(folder.resolve("images"), STORE, InstantSource.system());
  }

  @Test
  void leavesSmallPicturesInTheRecord() {
    Sample sample = sample(image(INLINE), image(10));

    append(sample);

    assertThat(kept).singleElement().isSameAs(sample);
    assertThat(folder.resolve("images")).doesNotExist();
  }

  @Test
  void movesALargePictureAndNothingElse() throws IOException {
    Image large = image(INLINE + 1);
    Sample sample = sample(image(10), large);
    Sample untouched = Sample.newBuilder(sample).build();

    append(sample);

    assertThat(sample).isEqualTo(untouched);
    Image moved = kept.getFirst().getImages().get(1);
    assertThat(moved.getContent()).isNull();
    assertThat(moved.getSha256()).isEqualTo(large.getSha256());
    assertThat(new Pictures(store).bytes(moved)).isEqualTo(large.getContent().array());
    assertThat(new Pictures(store).bytes(large)).isEqualTo(large.getContent().array());
    Sample back = Sample.newBuilder(kept.getFirst()).setImages(sample.getImages()).build();
    assertThat(back).isEqualTo(sample);
    assertThat(store.erase("a")).isEqualTo(1);
  }

  @Test
  void movesTheLargestOfManySmallOnesFirst() {
    append(sample(image(700), image(990), image(800), image(600)));

    assertThat(kept.getFirst().getImages())
        .extracting(image -> image.getUri() != null)
        .containsExactly(false, true, false, false);
  }

  @Test
  void keepsEveryPictureOutOfTheTopicsWhenAsked() throws IOException {
    List<Image> moved =
        new LargePictures(store, 0, RECORD).moved("a", List.of(image(1), image(20)));

    assertThat(moved).allMatch(image -> image.getContent() == null && image.getUri() != null);
  }

  @Test
  void leavesAloneWhatIsMovedAlready() throws IOException {
    LargePictures pictures = new LargePictures(store, 0, RECORD);
    List<Image> once = pictures.moved("a", List.of(image(20)));

    assertThat(pictures.moved("a", once)).isSameAs(once);
  }

  @Test
  void keepsNoSampleWhosePicturesAreNotKept() throws IOException {
    Files.writeString(folder.resolve("images"), "a file where the folder would be");

    assertThat(refusal(append(sample(image(INLINE + 1))))).isEqualTo(RefusalCause.IMAGE_STORE_AWAY);
    Files.delete(folder.resolve("images"));
    assertThat(refusal(append(sample(image(STORE + 1))))).isEqualTo(RefusalCause.IMAGE_STORE_FULL);
    assertThat(kept).isEmpty();
  }

  @Test
  void saysThatAPictureIsNowhere() {
    Image image = image(10);
    image.setContent(null);

    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> new Pictures(store).bytes(image));
  }

  private static RefusalCause refusal(CompletionStage<Void> stage) {
    return NotKeptException.refusal(stage.toCompletableFuture().exceptionNow()).cause();
  }

  private CompletionStage<Void> append(Sample sample) {
    SampleLog records =
        one -> {
          kept.add(one);
          return CompletableFuture.completedFuture(null);
        };
    return new StoringSampleLog(records, new LargePictures(store, INLINE, RECORD)).append(sample);
  }

  private static Sample sample(Image... images) {
    return Sample.newBuilder()
        .setId("a")
        .setSource("api")
        .setAcceptedAt(Instant.EPOCH)
        .setTarget("tinyvlm")
        .setTaskClass(TaskClass.MULTIMODAL)
        .setMessages(List.of(new Message(Role.USER, List.of(new TextPart("q", false)))))
        .setTenant("somebody")
        .setImages(List.of(images))
        .build();
  }

  /** Bytes that are no picture: nothing here looks. */
  private static Image image(int size) {
    byte[] bytes = new byte[size];
    bytes[size - 1] = 1;
    return new Image(Sha256.hex(bytes), "image/png", 1, 1, ByteBuffer.wrap(bytes), null);
  }
}
