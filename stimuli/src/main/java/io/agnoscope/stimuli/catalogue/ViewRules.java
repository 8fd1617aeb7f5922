package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.Modality;
import io.agnoscope.stimuli.sample.View.ShownOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What must hold of the Views of any Perturbation, or figures would not mean what they are taken
 * to: Views that say whose they are, options that keep their letters, a distractor that is wrong,
 * own parts that stay, inserted parts that are marked, and bounded growth.
 */
public final class ViewRules {

  /** The most Views of one Perturbation, where a Sample has fewer options than that. */
  public static final int MOST_VIEWS = 8;

  /** The most characters that a View may insert. */
  public static final int MOST_INSERTED_CHARACTERS = 8_192;

  private final Declaration declaration;
  private final Sample sample;
  private final Map<String, EncodedImage> made;
  private final Predicate<String> inBank;
  private final List<String> broken = new ArrayList<>();

  private ViewRules(
      Declaration declaration,
      Sample sample,
      Map<String, EncodedImage> made,
      Predicate<String> inBank) {
    this.declaration = declaration;
    this.sample = sample;
    this.made = made;
    this.inBank = inBank;
  }

  /**
   * The rules that are broken, each in a sentence without any of the Sample's text; empty when all
   * hold.
   *
   * @param inBank whether the catalogue's bank has a picture of that hash
   */
  public static List<String> broken(
      Declaration declaration, Sample sample, Made made, Predicate<String> inBank) {
    Map<String, EncodedImage> pictures =
        made.pictures().stream()
            .collect(Collectors.toMap(EncodedImage::sha256, Function.identity(), (a, b) -> a));
    ViewRules rules = new ViewRules(declaration, sample, pictures, inBank);
    rules.checkTogether(made);
    made.views().forEach(rules::check);
    return List.copyOf(rules.broken);
  }

  private void checkTogether(Made all) {
    require(
        declaration.soundFor().contains(sample.taskClass()) || all.views().isEmpty(),
        "it has Views for a task class that it is not declared sound for");
    require(
        all.views().size() <= Math.max(MOST_VIEWS, sample.options().size()), "it has many Views");
    require(
        all.views().stream().map(View::id).distinct().count() == all.views().size(),
        "ids of Views repeat");
    require(
        all.omissions().stream().allMatch(each -> each.perturbation().equals(declaration.name())),
        "it reports an omission in another's name");
    Set<String> shown = new HashSet<>();
    all.views().forEach(view -> pictures(view.parts()).forEach(shown::add));
    require(shown.containsAll(made.keySet()), "it made a picture that no View shows");
    require(
        made.values().stream().allMatch(image -> image.sha256().equals(image.hash())),
        "a made picture is not named by the hash of its bytes");
  }

  private void check(View view) {
    String name = declaration.name();
    require(
        view.perturbation().equals(name)
            && (view.id().equals(name) || view.id().startsWith(name + "/"))
            && view.kind() == declaration.kind()
            && view.touches() == declaration.touches()
            && view.split() == declaration.split(),
        "a View does not say whose it is: name, id, kind, touches, split");
    checkOptions(view);
    require(
        view.distractor() == null
            || (sample.answer() != null
                && !view.distractor().equals(sample.answer())
                && letters(sample).contains(view.distractor())),
        "the distractor is not one of the wrong options");
    checkKept(view);
    checkInserted(view);
  }

  private void checkOptions(View view) {
    List<Option> shown =
        view.options().stream()
            .map(option -> new Option(option.canonicalLetter(), option.text()))
            .toList();
    require(
        view.options().stream().map(ShownOption::letter).toList().equals(letters(sample))
            && shown.size() == sample.options().size()
            && shown.containsAll(sample.options()),
        "the options are not the Sample's under their canonical letters");
    require(
        declaration.touches() == Modality.OPTIONS || shown.equals(sample.options()),
        "the options moved, which is not what it declares to touch");
  }

  /** All texts of the turn stay as they are; pictures too, unless the image is what is touched. */
  private void checkKept(View view) {
    List<Part> kept = view.parts().stream().filter(part -> !part.inserted()).toList();
    List<Part> own = sample.lastUserTurn();
    List<Part> left = new ArrayList<>(own);
    if (declaration.touches() == Modality.IMAGE) {
      left.removeIf(part -> part instanceof Part.Picture && !kept.contains(part));
    }
    require(kept.equals(left), "the Sample's own parts do not stay as they are");
  }

  private void checkInserted(View view) {
    List<Part> inserted = view.parts().stream().filter(Part::inserted).toList();
    boolean asDeclared =
        switch (declaration.touches()) {
          case NOTHING, OPTIONS -> inserted.isEmpty();
          case TEXT -> inserted.stream().allMatch(Part.Text.class::isInstance);
          case IMAGE -> inserted.stream().allMatch(Part.Picture.class::isInstance);
        };
    require(asDeclared, "what it inserts is not what it declares to touch");
    int characters =
        inserted.stream()
            .mapToInt(part -> part instanceof Part.Text text ? text.text().length() : 0)
            .sum();
    require(characters <= MOST_INSERTED_CHARACTERS, "it inserts too much text");
    Set<String> pictures = pictures(inserted);
    require(
        pictures.stream().allMatch(sha256 -> made.containsKey(sha256) || inBank.test(sha256)),
        "a View shows a picture that was not made with it");
    long bytes =
        made.values().stream()
            .filter(image -> pictures.contains(image.sha256()))
            .mapToLong(image -> image.png().length)
            .sum();
    require(bytes <= Made.MOST_PICTURE_BYTES, "the pictures made for a View are too large");
  }

  private static Set<String> pictures(List<Part> parts) {
    return parts.stream()
        .filter(Part.Picture.class::isInstance)
        .map(part -> ((Part.Picture) part).sha256())
        .collect(Collectors.toSet());
  }

  private static List<String> letters(Sample sample) {
    return sample.options().stream().map(Option::letter).toList();
  }

  private void require(boolean holds, String otherwise) {
    if (!holds && !broken.contains(otherwise)) {
      broken.add(otherwise);
    }
  }
}
