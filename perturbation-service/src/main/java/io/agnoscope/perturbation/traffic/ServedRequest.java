package io.agnoscope.perturbation.traffic;

import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that production served, read from whatever form its source has, and not yet judged.
 *
 * @param origin where it came from
 * @param model the name that the request gives the model, or null
 * @param messages in their order, pictures by hash
 * @param images the pictures that the messages name, their bytes inline
 * @param options what was recognised as lettered options; empty for a free-text request
 * @param servedAnswer what production answered, or null when the source does not bring it
 */
public record ServedRequest(
    Origin origin,
    @Nullable String model,
    List<Message> messages,
    List<Image> images,
    List<Option> options,
    @Nullable String servedAnswer) {

  public ServedRequest {
    messages = List.copyOf(messages);
    images = List.copyOf(images);
    options = List.copyOf(options);
  }
}
