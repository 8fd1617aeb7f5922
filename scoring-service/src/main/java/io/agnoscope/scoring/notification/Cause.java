package io.agnoscope.scoring.notification;

import java.util.Locale;

/** Why something was not delivered. */
enum Cause {
  /** It cannot be connected to, or broke off. */
  AWAY,
  TIMEOUT,
  /** The certificate or the protocol is not to its liking or to ours. */
  TLS,
  /** It pointed elsewhere, which is not followed. */
  REDIRECT,
  /** It says that the request is wrong. */
  CLIENT_ERROR,
  /** It asks for patience. */
  BUSY,
  SERVER_ERROR,
  /** The file of the token or the secret cannot be read. */
  SECRET_UNREADABLE,
  /** Too much waited for the receiver. */
  QUEUE_FULL,
  /** The request could not be made. */
  DEFECT;

  /** The name in metrics and log. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
