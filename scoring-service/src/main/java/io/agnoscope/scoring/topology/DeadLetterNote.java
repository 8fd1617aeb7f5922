package io.agnoscope.scoring.topology;

import java.util.List;

/**
 * What the scoring task needs of a dead letter, without its bytes.
 *
 * @param stage who gave up
 * @param cause why
 * @param sampleId whose outcome it is; empty when not known
 */
record DeadLetterNote(String stage, String cause, String sampleId) {
  /**
   * What became of a dead letter that cannot be decoded: counted here, for writing another would
   * never end.
   */
  static final DeadLetterNote UNDECODABLE =
      new DeadLetterNote(Refusals.STAGE, "undecodable-dead-letter", "");

  String text() {
    return Fields.join(stage, cause, sampleId);
  }

  static DeadLetterNote parse(String text) {
    List<String> fields = Fields.split(text);
    return new DeadLetterNote(fields.get(0), fields.get(1), fields.get(2));
  }
}
