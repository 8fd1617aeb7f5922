package io.agnoscope.schemas.codec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agnoscope.schemas.Sample;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.Test;

final class TrustedTypesTest {

  @Test
  void trustsTheGeneratedTypesAndNoOthers() {
    TrustedTypes.trust();

    assertThatCode(() -> ClassSecurityValidator.validate(Sample.class)).doesNotThrowAnyException();
    assertThatExceptionOfType(SecurityException.class)
        .isThrownBy(() -> ClassSecurityValidator.validate(ProcessBuilder.class));
  }
}
