package io.agnoscope.scoring.deadletters;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.deadletter.DeadLetterLog;
import io.agnoscope.schemas.deadletter.KeptLetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter in full.
 *
 * @param headers of the dead letter's own record
 * @param replayable whether it carries the bytes to send back
 */
public record LetterDetail(
    @JsonUnwrapped LetterItem letter,
    Map<String, String> headers,
    @Nullable OriginalBytes key,
    @Nullable OriginalBytes value,
    boolean replayable) {

  static LetterDetail of(KeptLetter kept) {
    DeadLetter letter = kept.letter();
    return new LetterDetail(
        LetterItem.of(letter),
        kept.headers(),
        OriginalBytes.of(DeadLetterLog.bytes(letter.getKey())),
        OriginalBytes.of(DeadLetterLog.bytes(letter.getValue())),
        letter.getValue() != null);
  }
}
