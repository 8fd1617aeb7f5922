package io.agnoscope.stimuli.scene;

/** One visible property of an object. */
public sealed interface Trait permits Kind, Color, Material, Action {

  /** The lower-case word that names it as an answer. */
  String word();

  /** The lower-case word that names it before a noun. */
  default String adjective() {
    return word();
  }

  /** Whether the object looks like this. */
  boolean isSeenIn(Look look);
}
