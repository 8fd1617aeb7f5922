package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.View;
import java.util.List;

/**
 * What one Perturbation, or the whole catalogue, made of a Sample.
 *
 * @param pictures made of or for this Sample and shown by its Views; pictures of the catalogue's
 *     bank are not among them
 * @param omissions what was left out although it is sound
 */
public record Made(List<View> views, List<EncodedImage> pictures, List<Omission> omissions) {

  /** The most bytes that the pictures made for one View may have together: 1.5 MiB. */
  public static final int MOST_PICTURE_BYTES = 3 << 19;

  private static final Made NOTHING = new Made(List.of(), List.of(), List.of());

  public Made {
    views = List.copyOf(views);
    pictures = List.copyOf(pictures);
    omissions = List.copyOf(omissions);
  }

  /** The Sample lacks what the intervention is about, for example a known answer. */
  public static Made nothing() {
    return NOTHING;
  }

  /** Views that show no picture made for them. */
  public static Made of(List<View> views) {
    return new Made(views, List.of(), List.of());
  }

  /** One View that shows no picture made for it. */
  public static Made of(View view) {
    return of(List.of(view));
  }

  /** One View with the pictures made for it. */
  public static Made of(View view, List<EncodedImage> pictures) {
    return new Made(List.of(view), pictures, List.of());
  }

  /** Nothing, for a cause to be counted. */
  public static Made omitted(Declaration declaration, Omission.Cause cause) {
    return new Made(List.of(), List.of(), List.of(new Omission(declaration.name(), cause)));
  }
}
