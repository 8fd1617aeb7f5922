package io.agnoscope.scoring.view;

/** A picture of a kept record: its bytes, or where they can be read. */
sealed interface KeptPicture {
  /** As its Sample says; nobody checked. */
  String mediaType();

  /**
   * A small one, which travelled inside its record.
   *
   * @param content whose SHA-256 was checked
   */
  @SuppressWarnings("ArrayRecordComponent") // shared on purpose and compared by nobody
  record Inline(String mediaType, byte[] content) implements KeptPicture {}

  /**
   * A large one, which is read when it is asked for and not before.
   *
   * @param uri where the record says it is; only the image store judges that
   */
  record Stored(String mediaType, String uri) implements KeptPicture {}
}
