package io.agnoscope.perturbation.views;

import io.agnoscope.stimuli.sample.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message: either text, or a picture by the SHA-256 of its bytes.
 *
 * @param inserted whether a Perturbation put it there
 */
public record ShownPart(@Nullable String text, @Nullable String sha256, boolean inserted) {

  static List<ShownPart> of(List<Part> parts) {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Part.Text text -> new ShownPart(text.text(), null, text.inserted());
              case Part.Picture picture ->
                  new ShownPart(null, picture.sha256(), picture.inserted());
            })
        .toList();
  }
}
