package io.agnoscope.schemas.codec;

import org.jspecify.annotations.Nullable;

/** Bytes that cannot be made a record of the wanted type. Its message holds no payload. */
public final class UndecodableRecordException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why bytes cannot be decoded. */
  public enum Cause {
    /** They are absent, too short, or do not begin as Avro's single-object encoding does. */
    NOT_SINGLE_OBJECT,
    /** They name a schema by a fingerprint that nobody has published. */
    UNKNOWN_SCHEMA,
    /** They are a record of another type, or one that cannot be read as the wanted one. */
    WRONG_TYPE,
    /** They end early, go on too long, or contradict their schema. */
    CORRUPT
  }

  private final Cause kind;

  UndecodableRecordException(Cause kind, String message) {
    this(kind, message, null);
  }

  UndecodableRecordException(Cause kind, String message, @Nullable Throwable origin) {
    super(kind + ": " + message, origin);
    this.kind = kind;
  }

  /** Returns why the bytes cannot be decoded. */
  public Cause kind() {
    return kind;
  }
}
