package io.agnoscope.inference.answering;

/**
 * An encoded image (PNG, JPEG, GIF or BMP).
 *
 * @param sha256 lower-case hex of the SHA-256 of the bytes
 * @param mediaType for example "image/png"
 * @param encoded not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by hash where it is compared at all.
public record Picture(String sha256, String mediaType, byte[] encoded) implements Content {}
