package io.agnoscope.schemas.signing;

/** What a verifier makes of an announcement's signature. */
public enum Verdict {
  /** It is signed, by a key that is trusted. */
  TRUSTED("trusted", "it is signed by a trusted key"),
  /** It has no signature. */
  UNSIGNED("unsigned", "it is not signed"),
  /** It names a key that is not trusted, or is not any more. */
  UNKNOWN_KEY("unknown-key", "the key that it names is not among the trusted ones"),
  /** It is not what the holder of the key signed. */
  WRONG_SIGNATURE("wrong-signature", "the signature is not that of this announcement");

  private final String label;
  private final String words;

  Verdict(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /** Short, fit to be a metric label. */
  public String label() {
    return label;
  }

  /** As a clause in plain words. */
  public String words() {
    return words;
  }
}
