package io.agnoscope.trainer.domain.trial;

import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.View;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What of a View reaches a model. */
public final class ViewContent {

  private ViewContent() {}

  /** All text in order, joined by one space, inserted or not: the model gets no mark of it. */
  public static String text(View view) {
    return view.parts().stream()
        .flatMap(part -> part instanceof Part.Text text ? Stream.of(text.text()) : Stream.empty())
        .collect(Collectors.joining(" "));
  }

  /** SHA-256 (hex) of the images shown, in order. */
  public static Stream<String> pictures(View view) {
    return view.parts().stream()
        .flatMap(part ->
            part instanceof Part.Picture picture ? Stream.of(picture.sha256()) : Stream.empty());
  }

  /**
   * Position of a canonical letter among the options as shown.
   *
   * @throws IllegalArgumentException when no option has it
   */
  public static int position(View view, String canonicalLetter) {
    return IntStream.range(0, view.options().size())
        .filter(index -> view.options().get(index).canonicalLetter().equals(canonicalLetter))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no option " + canonicalLetter));
  }

  /** Canonical letter of the option at a position as shown. */
  public static String canonicalLetter(View view, int position) {
    return view.options().get(position).canonicalLetter();
  }
}
