package io.agnoscope.perturbation.source;

/**
 * What a request and its response have in common.
 *
 * @param sender whose they are: several parts of one service log the same id
 * @param id the sender's id of the exchange
 */
public record ExchangeKey(String sender, String id) {

  /** Characters of both. */
  int length() {
    return sender.length() + id.length();
  }
}
