package io.agnoscope.images;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/** Objects below a prefix of one S3 bucket, each written whole or not at all. Thread-safe. */
public final class S3Folder {

  private static final Pattern LOCATION =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9/_.-]*))?");

  /** Plain names in a row: none begins with a dot, so that none leads elsewhere. */
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*/?");

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /**
   * What is below a location.
   *
   * @param client not closed by this object
   * @param location {@code s3://bucket} or {@code s3://bucket/prefix}
   * @throws IllegalArgumentException when it is neither
   */
  public S3Folder(S3Client client, String location) {
    Matcher matcher = LOCATION.matcher(location);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not of the form s3://bucket or s3://bucket/prefix");
    }
    this.client = client;
    this.bucket = matcher.group(1);
    String folder = matcher.group(2) == null ? "" : matcher.group(2);
    this.prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
  }

  /** The address of a path: {@code s3://bucket/prefix/path}. */
  public String address(String path) {
    return "s3://" + bucket + "/" + prefix + path;
  }

  /**
   * The path of an address that is below this folder.
   *
   * @throws FileNotFoundException when it is not: nothing else is read, whatever a record says
   */
  public String path(String address) throws FileNotFoundException {
    String root = address("");
    if (!address.startsWith(root) || !PATH.matcher(address.substring(root.length())).matches()) {
      throw new FileNotFoundException("the address is not below the configured prefix");
    }
    return address.substring(root.length());
  }

  /**
   * Puts an object in the place of an earlier one at once.
   *
   * @throws IOException when it is not known to be there
   */
  public void put(String path, byte[] bytes) throws IOException {
    String checksum = Base64.getEncoder().encodeToString(sha256(bytes));
    try {
      client.putObject(
          request -> request.bucket(bucket).key(prefix + path).checksumSHA256(checksum),
          // Not fromBytes, which copies.
          RequestBody.fromContentProvider(
              () -> new ByteArrayInputStream(bytes), bytes.length, "application/octet-stream"));
    } catch (SdkException e) {
      throw new IOException("the bucket did not take an object", e);
    }
  }

  /**
   * Reads an object.
   *
   * @param atMost bytes that are read; an object of more is cut off behind them
   * @throws FileNotFoundException when it is not there
   * @throws IOException when the bucket cannot be asked: asking again later may help
   */
  public byte[] get(String path, int atMost) throws IOException {
    try (ResponseInputStream<GetObjectResponse> in =
        client.getObject(request -> request.bucket(bucket).key(prefix + path))) {
      byte[] bytes = in.readNBytes(atMost);
      if (bytes.length == atMost) {
        // Closing it would read the rest.
        in.abort();
      }
      return bytes;
    } catch (NoSuchKeyException e) {
      throw new FileNotFoundException("the object is not there, or no longer");
    } catch (SdkException e) {
      throw new IOException("the bucket could not be read", e);
    }
  }

  /**
   * The paths of all objects whose path begins so.
   *
   * @throws IOException when the bucket cannot be asked
   */
  public Set<String> paths(String beginning) throws IOException {
    Set<String> paths = new HashSet<>();
    try {
      for (ListObjectsV2Response page : pages(beginning)) {
        page.contents().forEach(object -> paths.add(object.key().substring(prefix.length())));
      }
    } catch (SdkException e) {
      throw new IOException("the bucket could not be read", e);
    }
    return paths;
  }

  /**
   * Removes an object, if it is there.
   *
   * @throws IOException when it is not known to be gone
   */
  public void remove(String path) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(bucket).key(prefix + path));
    } catch (SdkException e) {
      throw new IOException("the bucket did not remove an object", e);
    }
  }

  /**
   * Removes every object whose path begins so.
   *
   * @return how many there were
   * @throws IOException when not all are known to be gone
   */
  public int removeAll(String beginning) throws IOException {
    int removed = 0;
    try {
      for (ListObjectsV2Response page : pages(beginning)) {
        List<ObjectIdentifier> found =
            page.contents().stream()
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
        if (!found.isEmpty()) {
          delete(found);
          removed += found.size();
        }
      }
    } catch (SdkException e) {
      throw new IOException("objects of the bucket could not be removed", e);
    }
    return removed;
  }

  private ListObjectsV2Iterable pages(String beginning) {
    return client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + beginning));
  }

  private void delete(List<ObjectIdentifier> objects) throws IOException {
    DeleteObjectsResponse response =
        client.deleteObjects(request -> request.bucket(bucket).delete(all -> all.objects(objects)));
    if (response.hasErrors() && !response.errors().isEmpty()) {
      throw new IOException("the bucket kept " + response.errors().size() + " objects");
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
