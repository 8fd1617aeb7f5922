package io.agnoscope.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agnoscope.s3testing.S3MockServer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a server that speaks S3. */
@SuppressWarnings("NullAway.Init") // Set before all.
final class S3ImageStoreTest extends ImageStoreContract {

  private static S3MockServer server;
  private static S3Client client;
  private static ImageStore store;

  @BeforeAll
  static void start() throws IOException {
    server = S3MockServer.start();
    client = server.client();
    client.createBucket(bucket -> bucket.bucket("pictures"));
    store = ImageStores.open("s3://pictures/agnoscope/images", 0, () -> client);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Override
  ImageStore store() {
    return store;
  }

  @Override
  void damage(URI uri, byte[] bytes) {
    client.putObject(
        object -> object.bucket("pictures").key(uri.getPath().substring(1)),
        RequestBody.fromBytes(bytes));
  }

  @Test
  void keepsPicturesBelowItsPrefix() throws IOException {
    URI uri = put("prefixed", picture(100));

    assertThat(uri.toString()).startsWith("s3://pictures/agnoscope/images/");
    ImageStore whole = new S3ImageStore(client, "s3://pictures");
    assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(() -> whole.get(uri));
  }

  @Test
  void tellsABucketThatIsAwayFromAPictureThatIs() throws IOException {
    ImageStore elsewhere = new S3ImageStore(client, "s3://no-such-bucket");
    String address =
        put("away", picture(100)).toString().replace("pictures/agnoscope/images", "no-such-bucket");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> elsewhere.get(URI.create(address)))
        .isNotInstanceOf(FileNotFoundException.class);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> elsewhere.put("a", sha256(picture(1)), picture(1)));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> elsewhere.erase("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3:", "s3://", "s3://A", "s3://ab?x", "s3://bucket/pre fix", "s3:/bucket"})
  void refusesALocationThatIsNone(String location) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageStores.open(location, 0, () -> client));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "http://host/folder", "file://host/folder", "gs://bucket"})
  void refusesALocationThatIsNeitherFolderNorBucket(String location) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageStores.open(location, 0, () -> client));
  }
}
