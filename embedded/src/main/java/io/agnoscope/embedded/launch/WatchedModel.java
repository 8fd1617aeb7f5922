package io.agnoscope.embedded.launch;

import java.util.Map;

/** The model that {@code up} has watched. */
public sealed interface WatchedModel permits WatchedModel.TinyVlm, OpenAiServer {

  /** The target's name, a legal one for every service. */
  String target();

  /** Whether the trainer may make checkpoints of it. */
  boolean trainable();

  /** What inference-service is to know of it, as environment variables. */
  Map<String, String> environment();

  /** The one that comes with Agnoscope, run inside inference-service. */
  record TinyVlm() implements WatchedModel {

    /** Its name, as given to {@code --model}. */
    public static final String NAME = "tinyvlm";

    @Override
    public String target() {
      return NAME;
    }

    @Override
    public boolean trainable() {
      return true;
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("AGNOSCOPE_MODEL", NAME);
    }
  }
}
