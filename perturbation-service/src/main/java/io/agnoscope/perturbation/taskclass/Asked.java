package io.agnoscope.perturbation.taskclass;

import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.TaskClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a request its task class is found by.
 *
 * @param declared the class that the sender declares, or null
 * @param route the gateway's route, or null
 * @param model the name that the request gives the model, or null
 * @param tenant whose it is, or null
 * @param messages as they were sent, system prompts included
 * @param withImage whether the request shows the model a picture
 */
public record Asked(
    @Nullable TaskClass declared,
    @Nullable String route,
    @Nullable String model,
    @Nullable String tenant,
    List<Message> messages,
    boolean withImage) {

  public Asked {
    messages = List.copyOf(messages);
  }
}
