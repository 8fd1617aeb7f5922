package io.agnoscope.schemas.codec;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that the generated types may be instantiated. Avro refuses every class that is named
 * neither here nor in the system property {@code org.apache.avro.SERIALIZABLE_PACKAGES}.
 */
public final class TrustedTypes {

  private static final String GENERATED = "io.agnoscope.schemas";

  static {
    ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
    ClassSecurityPredicate ours = type -> type.getPackageName().equals(GENERATED);
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, ours));
  }

  private TrustedTypes() {}

  /**
   * Makes sure that it has been told. Every {@link RecordCodec} does this by itself; only who uses
   * the generated builders without a codec needs to.
   */
  public static void trust() {
    // Loading this class has done it.
  }
}
