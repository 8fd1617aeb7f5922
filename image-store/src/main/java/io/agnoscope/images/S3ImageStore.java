package io.agnoscope.images;

import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Keeps pictures as objects of one S3 bucket. Their age is bounded by a lifecycle rule of the
 * bucket, and so are their bytes.
 */
public final class S3ImageStore implements ImageStore {

  private final S3Folder folder;

  /**
   * A store in a bucket.
   *
   * @param client not closed by this object
   * @param location {@code s3://bucket} or {@code s3://bucket/prefix}
   * @throws IllegalArgumentException when it is neither
   */
  public S3ImageStore(S3Client client, String location) {
    this.folder = new S3Folder(client, location);
  }

  @Override
  public URI put(String sampleId, String sha256, byte[] encoded) throws IOException {
    PictureKey key = PictureKey.of(sampleId, sha256);
    key.checked(encoded);
    folder.put(key.path(), encoded);
    return URI.create(folder.address(key.path()));
  }

  @Override
  public byte[] get(URI uri) throws IOException {
    PictureKey key = PictureKey.parse(folder.path(uri.toString()));
    byte[] encoded = folder.get(key.path(), LARGEST_PICTURE_BYTES + 1);
    if (encoded.length > LARGEST_PICTURE_BYTES) {
      throw new DamagedPictureException("an object of the image store is larger than any picture");
    }
    return key.checked(encoded);
  }

  @Override
  public int erase(String sampleId) throws IOException {
    return folder.removeAll(PictureKey.prefix(sampleId));
  }

  @Override
  public void close() {
    // The client belongs to whoever made it.
  }
}
