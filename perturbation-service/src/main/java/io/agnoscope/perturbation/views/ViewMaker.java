package io.agnoscope.perturbation.views;

import io.agnoscope.perturbation.trial.Stimuli;
import io.agnoscope.perturbation.trial.Switches;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Sample;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.catalogue.Made;
import io.agnoscope.stimuli.catalogue.Omission;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.catalogue.Pictures;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Message;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.View;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the Views of a Sample as its Trial would have them, for people to look at. A pure function
 * of (catalogue version, seed, switches, choice, Sample). Thread-safe.
 */
public final class ViewMaker {

  private final Catalogue catalogue;
  private final long seed;
  private final Switches switches;

  /** A maker of the Views that Trials have under the same catalogue, seed and switches. */
  public ViewMaker(Catalogue catalogue, long seed, Switches switches) {
    this.catalogue = catalogue;
    this.seed = seed;
    this.switches = switches;
  }

  /** The names that the catalogue does not have, of those given. */
  public List<String> unknown(Set<String> names) {
    return names.stream().filter(name -> !known().contains(name)).sorted().toList();
  }

  /** Every name that the catalogue has, in its order. */
  public List<String> known() {
    return catalogue.perturbations().stream().map(Perturbation::name).toList();
  }

  /**
   * The clean View and those of the chosen Perturbations.
   *
   * @param sample whose pictures travel inside
   * @param chosen names that the catalogue has; empty for all
   * @throws IllegalArgumentException when the Sample is not one that a Perturbation can rely on
   */
  public ShownViews make(Sample sample, Set<String> chosen) {
    io.agnoscope.stimuli.sample.Sample asked = Stimuli.sample(sample);
    Map<String, Image> own =
        sample.getImages().stream()
            .collect(Collectors.toMap(Image::getSha256, Function.identity(), (one, same) -> one));
    Made made =
        catalogue.make(
            seed,
            asked,
            Pictures.reading(
                sha256 -> Optional.ofNullable(own.get(sha256)).map(ViewMaker::content)),
            name -> isChosen(name, chosen) && switches.on(name, sample.getRoute()));
    return new ShownViews(
        sample.getId(),
        sample.getTarget(),
        catalogue.version(),
        sample.getTaskClass().name(),
        sample.getTaskClassBasis().name(),
        ShownViews.Turn.of(asked),
        asked.options(),
        asked.answer(),
        made.views().stream().map(ShownViews.ShownView::of).toList(),
        pictures(asked, made, own),
        notMade(sample, asked, made, chosen));
  }

  private static boolean isChosen(String name, Set<String> chosen) {
    return chosen.isEmpty() || chosen.contains(name);
  }

  private List<NotMade> notMade(
      Sample sample, io.agnoscope.stimuli.sample.Sample asked, Made made, Set<String> chosen) {
    Set<String> shown = made.views().stream().map(View::perturbation).collect(Collectors.toSet());
    Map<String, Omission> omitted =
        made.omissions().stream()
            .collect(
                Collectors.toMap(Omission::perturbation, Function.identity(), (one, more) -> one));
    List<NotMade> notMade = new ArrayList<>();
    for (Perturbation one : catalogue.perturbations()) {
      Omission omission = omitted.get(one.name());
      if (!isChosen(one.name(), chosen) || shown.contains(one.name())) {
        continue;
      }
      if (!one.soundFor().contains(asked.taskClass())) {
        notMade.add(NotMade.unsound(one, asked.taskClass()));
      } else if (!switches.on(one.name(), sample.getRoute())) {
        notMade.add(NotMade.switchedOff(one));
      } else {
        notMade.add(omission == null ? NotMade.notApplicable(one) : NotMade.of(omission));
      }
    }
    return notMade;
  }

  /** Every picture that is shown, as data URLs. */
  private Map<String, String> pictures(
      io.agnoscope.stimuli.sample.Sample asked, Made made, Map<String, Image> own) {
    Map<String, EncodedImage> byHash = new HashMap<>();
    made.pictures().forEach(picture -> byHash.put(picture.sha256(), picture));
    Map<String, String> urls = new TreeMap<>();
    Stream.concat(
            asked.messages().stream().map(Message::parts), made.views().stream().map(View::parts))
        .flatMap(List::stream)
        .filter(Part.Picture.class::isInstance)
        .map(part -> ((Part.Picture) part).sha256())
        .distinct()
        .forEach(sha256 -> {
          Image image = own.get(sha256);
          EncodedImage picture = byHash.get(sha256);
          if (image != null) {
            urls.put(sha256, dataUrl(image.getMediaType(), content(image)));
          } else if (picture != null) {
            urls.put(sha256, dataUrl("image/png", picture.png()));
          } else {
            catalogue
                .image(sha256)
                .ifPresent(bank -> urls.put(sha256, dataUrl("image/png", bank.png())));
          }
        });
    return urls;
  }

  private static byte[] content(Image image) {
    ByteBuffer content = image.getContent();
    if (content == null) {
      throw new IllegalArgumentException("a picture does not travel inside the Sample");
    }
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }

  private static String dataUrl(String mediaType, byte[] bytes) {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
