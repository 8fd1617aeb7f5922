package io.agnoscope.inference.views;

import io.agnoscope.inference.answering.Picture;
import io.agnoscope.inference.chat.ChatRefusedException;
import io.agnoscope.inference.chat.DataUrlPictures;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Modality;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Split;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.TaskClassBasis;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.schemas.ViewOption;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of a request the Trial that it means, which is asked and not written anywhere. */
final class RequestedTrial {

  /** More than any catalogue makes of one Sample. */
  static final int MOST_VIEWS = 64;

  private static final int MOST_OPTIONS = 26;
  private static final int MOST_PARTS = 256;
  private static final int MOST_TURNS = 256;

  private RequestedTrial() {}

  /**
   * The Trial.
   *
   * @throws RefusedException when the request is not one
   */
  static Trial of(ViewsRequest request, String target, Instant now) throws RefusedException {
    List<ViewsRequest.View> views = present(request.views(), "views", MOST_VIEWS);
    if (views.isEmpty()) {
      throw RefusedException.invalid("there is no View");
    }
    List<View> asked = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ViewsRequest.View view : views) {
      View one = view(view);
      if (!ids.add(one.getId())) {
        throw RefusedException.invalid("ids of Views repeat");
      }
      asked.add(one);
    }
    Sample sample =
        Sample.newBuilder()
            .setId(orElse(request.sampleId(), "unnamed"))
            .setSource("try")
            .setAcceptedAt(now)
            .setTarget(target)
            .setTaskClass(TaskClass.MULTIMODAL)
            .setTaskClassBasis(TaskClassBasis.DEFAULT)
            .setMessages(messages(request))
            .build();
    return Trial.newBuilder()
        .setId("try-" + sample.getId())
        .setTarget(target)
        .setCatalogueVersion(orElse(request.catalogueVersion(), "unknown"))
        .setSeed(0)
        .setCreatedAt(now)
        .setSample(sample)
        .setViews(asked)
        .setImages(images(request.pictures()))
        .build();
  }

  private static List<Message> messages(ViewsRequest request) throws RefusedException {
    List<Message> messages = new ArrayList<>();
    for (ViewsRequest.Turn turn : present(request.messages(), "messages", MOST_TURNS)) {
      messages.add(new Message(named(Role.class, turn.role(), "role"), parts(turn.parts())));
    }
    return messages;
  }

  private static View view(ViewsRequest.View view) throws RefusedException {
    List<ViewOption> options = new ArrayList<>();
    for (ViewsRequest.Option option : present(view.options(), "options", MOST_OPTIONS)) {
      options.add(
          new ViewOption(
              text(option.letter(), "letter"),
              text(option.text(), "text"),
              text(option.canonicalLetter(), "canonicalLetter")));
    }
    return View.newBuilder()
        .setId(text(view.id(), "id"))
        .setPerturbation(text(view.perturbation(), "perturbation"))
        .setKind(ViewKind.UNKNOWN)
        .setTouches(
            view.touches() == null
                ? Modality.NOTHING
                : named(Modality.class, view.touches(), "touches"))
        .setSplit(Split.WATCH)
        .setParts(parts(view.parts()))
        .setOptions(options)
        .build();
  }

  private static List<Object> parts(@Nullable List<ViewsRequest.@Nullable Part> given)
      throws RefusedException {
    List<Object> parts = new ArrayList<>();
    for (ViewsRequest.Part part : present(given, "parts", MOST_PARTS)) {
      String text = part.text();
      String sha256 = part.sha256();
      if (text != null && sha256 == null) {
        parts.add(new TextPart(text, part.inserted()));
      } else if (sha256 != null && text == null) {
        parts.add(new ImagePart(sha256, part.inserted()));
      } else {
        throw RefusedException.invalid("a part has either \"text\" or \"sha256\"");
      }
    }
    return parts;
  }

  private static List<Image> images(@Nullable Map<String, @Nullable String> given)
      throws RefusedException {
    List<Image> images = new ArrayList<>();
    for (Map.Entry<String, @Nullable String> one :
        (given == null ? Map.<String, @Nullable String>of() : given).entrySet()) {
      try {
        Picture picture = DataUrlPictures.read(text(one.getValue(), "pictures"));
        if (!picture.sha256().equals(one.getKey())) {
          throw RefusedException.invalid("a picture is not named by the SHA-256 of its bytes");
        }
        images.add(
            new Image(
                picture.sha256(),
                picture.mediaType(),
                0,
                0,
                ByteBuffer.wrap(picture.encoded()),
                null));
      } catch (ChatRefusedException e) {
        throw RefusedException.invalid(String.valueOf(e.getMessage()));
      }
    }
    return images;
  }

  private static <T> List<T> present(@Nullable List<@Nullable T> given, String field, int most)
      throws RefusedException {
    List<T> present = new ArrayList<>();
    for (T one : given == null ? List.<@Nullable T>of() : given) {
      if (one == null) {
        throw RefusedException.invalid("\"" + field + "\" holds a null");
      }
      present.add(one);
    }
    if (present.size() > most) {
      throw RefusedException.invalid("\"" + field + "\" has more than " + most + " entries");
    }
    return present;
  }

  private static String text(@Nullable String given, String field) throws RefusedException {
    if (given == null || given.isEmpty()) {
      throw RefusedException.invalid("\"" + field + "\" is missing");
    }
    return given;
  }

  private static String orElse(@Nullable String given, String otherwise) {
    return given == null || given.isEmpty() ? otherwise : given;
  }

  private static <E extends Enum<E>> E named(Class<E> type, @Nullable String name, String field)
      throws RefusedException {
    return Stream.of(type.getEnumConstants())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            RefusedException.invalid(
                "\"" + field + "\" is none of " + List.of(type.getEnumConstants())));
  }
}
