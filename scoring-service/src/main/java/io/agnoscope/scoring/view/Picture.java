package io.agnoscope.scoring.view;

/**
 * An encoded picture.
 *
 * @param mediaType as its Sample says
 * @param content whose SHA-256 was checked
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and a copy would double the cost
public record Picture(String mediaType, byte[] content) {}
