package io.agnoscope.inference.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Models, in the form of OpenAI's API. */
public record ModelList(String object, List<Model> data) {

  /**
   * One name of a model.
   *
   * @param created when this service started, in seconds since 1970
   */
  public record Model(
      String id, String object, long created, @JsonProperty("owned_by") String ownedBy) {}

  static ModelList of(Collection<String> names, Instant since) {
    return new ModelList(
        "list",
        names.stream()
            .map(name -> new Model(name, "model", since.getEpochSecond(), "agnoscope"))
            .toList());
  }
}
