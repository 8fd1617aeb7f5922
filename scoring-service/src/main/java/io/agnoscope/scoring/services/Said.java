package io.agnoscope.scoring.services;

/**
 * What a service answered.
 *
 * @param status of HTTP
 * @param body its bytes, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Said(int status, byte[] body) {
  /** Whether it is what was asked for. */
  public boolean ok() {
    return status == 200;
  }
}
