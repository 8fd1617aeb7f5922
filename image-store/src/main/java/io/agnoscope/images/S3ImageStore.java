package io.agnoscope.images;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * Keeps pictures as objects of one S3 bucket. Their age is bounded by a lifecycle rule of the
 * bucket, and so are their bytes.
 */
public final class S3ImageStore implements ImageStore {

  private static final Pattern LOCATION =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9/_.-]*))?");

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /**
   * A store in a bucket.
   *
   * @param client not closed by this object
   * @param location {@code s3://bucket} or {@code s3://bucket/prefix}
   * @throws IllegalArgumentException when it is neither
   */
  public S3ImageStore(S3Client client, String location) {
    Matcher matcher = LOCATION.matcher(location);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not of the form s3://bucket or s3://bucket/prefix");
    }
    this.client = client;
    this.bucket = matcher.group(1);
    String folder = matcher.group(2) == null ? "" : matcher.group(2);
    this.prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
  }

  @Override
  public URI put(String sampleId, String sha256, byte[] encoded) throws IOException {
    PictureKey key = PictureKey.of(sampleId, sha256);
    key.checked(encoded);
    String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    try {
      client.putObject(
          request -> request.bucket(bucket).key(prefix + key.path()).checksumSHA256(checksum),
          // Not fromBytes, which copies.
          RequestBody.fromContentProvider(
              () -> new ByteArrayInputStream(encoded), encoded.length, "application/octet-stream"));
    } catch (SdkException e) {
      throw new IOException("the bucket did not take a picture", e);
    }
    return URI.create(root() + key.path());
  }

  @Override
  public byte[] get(URI uri) throws IOException {
    String address = uri.toString();
    if (!address.startsWith(root())) {
      throw new FileNotFoundException("the address is not in the bucket of the image store");
    }
    PictureKey key = PictureKey.parse(address.substring(root().length()));
    try (ResponseInputStream<GetObjectResponse> in =
        client.getObject(request -> request.bucket(bucket).key(prefix + key.path()))) {
      byte[] encoded = in.readNBytes(LARGEST_PICTURE_BYTES + 1);
      if (encoded.length > LARGEST_PICTURE_BYTES) {
        in.abort();
        throw new DamagedPictureException(
            "an object of the image store is larger than any picture");
      }
      return key.checked(encoded);
    } catch (NoSuchKeyException e) {
      throw new FileNotFoundException("the picture is not there, or no longer");
    } catch (SdkException e) {
      throw new IOException("the bucket could not be read", e);
    }
  }

  @Override
  public int erase(String sampleId) throws IOException {
    String samplePrefix = prefix + PictureKey.prefix(sampleId);
    int erased = 0;
    try {
      for (ListObjectsV2Response page :
          client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(samplePrefix))) {
        List<ObjectIdentifier> found =
            page.contents().stream()
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
        if (!found.isEmpty()) {
          delete(found);
          erased += found.size();
        }
      }
    } catch (SdkException e) {
      throw new IOException("the pictures of a Sample could not be erased", e);
    }
    return erased;
  }

  private void delete(List<ObjectIdentifier> objects) throws IOException {
    DeleteObjectsResponse response =
        client.deleteObjects(request -> request.bucket(bucket).delete(all -> all.objects(objects)));
    if (response.hasErrors() && !response.errors().isEmpty()) {
      throw new IOException("the bucket kept " + response.errors().size() + " of them");
    }
  }

  private String root() {
    return "s3://" + bucket + "/" + prefix;
  }

  @Override
  public void close() {
    // The client belongs to whoever made it.
  }
}
