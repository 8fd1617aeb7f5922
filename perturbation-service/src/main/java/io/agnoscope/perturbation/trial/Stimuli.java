package io.agnoscope.perturbation.trial;

import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Split;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.schemas.ViewOption;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Message;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.TaskClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between the contract's records and the catalogue's: the same things, once to travel, once to
 * think with.
 */
public final class Stimuli {

  private Stimuli() {}

  /**
   * The contract's Sample as the catalogue knows it.
   *
   * @throws IllegalArgumentException when it is not one that a perturbation can rely on
   */
  public static io.agnoscope.stimuli.sample.Sample sample(Sample sample) {
    return new io.agnoscope.stimuli.sample.Sample(
        sample.getId(),
        TaskClass.valueOf(sample.getTaskClass().name()),
        sample.getMessages().stream().map(Stimuli::message).toList(),
        sample.getOptions().stream()
            .map(option -> new Option(option.getLetter(), option.getText()))
            .toList(),
        sample.getAnswer(),
        aspect(sample.getAspect()));
  }

  private static @Nullable Aspect aspect(io.agnoscope.schemas.@Nullable Aspect aspect) {
    return aspect == null || aspect == io.agnoscope.schemas.Aspect.UNKNOWN
        ? null
        : Aspect.valueOf(aspect.name());
  }

  private static Message message(io.agnoscope.schemas.Message message) {
    return new Message(
        Message.Role.valueOf(message.getRole().name()),
        message.getParts().stream().map(Stimuli::part).toList());
  }

  private static Part part(Object part) {
    return switch (part) {
      case TextPart text -> new Part.Text(text.getText(), text.getInserted());
      case ImagePart image -> new Part.Picture(image.getSha256(), image.getInserted());
      default -> throw new IllegalArgumentException("a part is neither text nor image");
    };
  }

  /** The catalogue's messages as they travel. */
  public static List<io.agnoscope.schemas.Message> messages(List<Message> messages) {
    return messages.stream()
        .map(message ->
            new io.agnoscope.schemas.Message(
                Role.valueOf(message.role().name()), parts(message.parts())))
        .toList();
  }

  /** The catalogue's View as it travels. */
  public static View view(io.agnoscope.stimuli.sample.View view) {
    return View.newBuilder()
        .setId(view.id())
        .setPerturbation(view.perturbation())
        .setKind(ViewKind.valueOf(view.kind().name()))
        .setTouches(Modality.valueOf(view.touches().name()))
        .setSplit(Split.valueOf(view.split().name()))
        .setParts(parts(view.parts()))
        .setOptions(
            view.options().stream()
                .map(option ->
                    new ViewOption(option.letter(), option.text(), option.canonicalLetter()))
                .toList())
        .setDistractor(view.distractor())
        .build();
  }

  private static List<Object> parts(List<Part> parts) {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Part.Text text -> (Object) new TextPart(text.text(), text.inserted());
              case Part.Picture picture -> new ImagePart(picture.sha256(), picture.inserted());
            })
        .toList();
  }
}
