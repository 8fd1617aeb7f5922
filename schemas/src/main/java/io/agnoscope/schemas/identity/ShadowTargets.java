package io.agnoscope.schemas.identity;

/** Names the targets under which a target's Trials are answered in shadow. */
public final class ShadowTargets {

  private static final String SUFFIX = ".shadow";

  private ShadowTargets() {}

  /** The target under which the checkpoint beside the serving one of {@code target} answers. */
  public static String of(String target) {
    return target + SUFFIX;
  }

  /** Whether this is such a target. */
  public static boolean isShadow(String target) {
    return target.endsWith(SUFFIX);
  }

  /** The target whose Trials these are; a target that is no shadow is its own. */
  public static String watched(String target) {
    return isShadow(target) ? target.substring(0, target.length() - SUFFIX.length()) : target;
  }
}
