package io.agnoscope.inference.answering;

/** A piece of a message, as a model is shown it: a picture or a text. */
public sealed interface Content permits Picture, Content.Text {

  /** Text, verbatim. */
  record Text(String text) implements Content {}
}
