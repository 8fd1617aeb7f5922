package io.agnoscope.scoring.view;

import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.TextPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message: either text, or a picture and where it can be fetched.
 *
 * @param inserted whether a perturbation put it there
 */
public record ShownPart(
    @Nullable String text, @Nullable String sha256, @Nullable String url, boolean inserted) {
  private static final String IMAGES = "/api/v1/images/";

  static List<ShownPart> of(List<Object> parts) {
    return parts.stream().map(ShownPart::of).toList();
  }

  private static ShownPart of(Object part) {
    return switch (part) {
      case TextPart text -> new ShownPart(text.getText(), null, null, text.getInserted());
      case ImagePart image ->
          new ShownPart(null, image.getSha256(), IMAGES + image.getSha256(), image.getInserted());
      default -> throw new IllegalStateException("A part is a text or an image");
    };
  }
}
