package io.agnoscope.stimuli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.Canvas;
import io.agnoscope.stimuli.image.PngEncoder;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Message;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CataloguePropertiesTest {

  private static final List<byte[]> PICTURES =
      IntStream.range(0, 9)
          .mapToObj(digit ->
              PngEncoder.encode(
                  new Canvas(20 + 30 * digit, 90 - 8 * digit, 0x1f2f3f * digit)
                      .fill(3, 5, 9, 9, 0xabcdef)
                      .bitmap()))
          .toList();

  private final Catalogue catalogue = Catalogue.standard();

  @Property(tries = 200)
  void theSameIsMadeEveryTime(@ForAll("samples") Sample sample, @ForAll long seed) {
    Catalogue again = Catalogue.withFactSentences(Catalogue.DEFAULT_FACT_SENTENCES);

    assertThat(again.make(seed, sample, pictures()))
        .isEqualTo(catalogue.make(seed, sample, pictures()));
  }

  @Property(tries = 300)
  void idsOfViewsAreUniqueAndTheCleanOneIsFirst(
      @ForAll("samples") Sample sample, @ForAll long seed) {
    List<View> views = views(seed, sample);

    assertThat(views).extracting(View::id).doesNotHaveDuplicates().first().isEqualTo(View.CLEAN);
    assertThat(views.getFirst().parts()).isEqualTo(sample.lastUserTurn());
  }

  @Property(tries = 300)
  void oneWrongOptionIsPushedByAllThatPush(@ForAll("samples") Sample sample, @ForAll long seed) {
    Set<String> pushed = new HashSet<>();
    for (View view : views(seed, sample)) {
      if (view.distractor() != null) {
        assertThat(view.perturbation()).matches("misleading-.*|typographic-attack");
        assertThat(view.distractor()).isNotEqualTo(sample.answer());
        assertThat(sample.options()).extracting(Option::letter).contains(view.distractor());
        pushed.add(view.distractor());
      } else {
        assertThat(view.perturbation()).doesNotMatch("misleading-.*|typographic-attack");
      }
    }
    assertThat(pushed).hasSizeLessThan(2);
  }

  @Property(tries = 300)
  void everyPerturbationKeepsTheRules(@ForAll("samples") Sample sample, @ForAll long seed) {
    for (Perturbation perturbation : catalogue.perturbations()) {
      if (perturbation.soundFor().contains(sample.taskClass())) {
        Made made = perturbation.make(sample, pictures(), Randomness.of(seed));

        assertThat(
                ViewRules.broken(
                    perturbation.declaration(),
                    sample,
                    made,
                    sha256 -> catalogue.image(sha256).isPresent()))
            .isEmpty();
      }
    }
  }

  @Property(tries = 300)
  void shownOptionsArePermutationsUnderTheSampleLetters(
      @ForAll("samples") Sample sample, @ForAll long seed) {
    List<String> letters = sample.options().stream().map(Option::letter).toList();

    for (View view : views(seed, sample)) {
      assertThat(view.options()).extracting(ShownOption::letter).isEqualTo(letters);
      assertThat(view.options())
          .extracting(shown -> new Option(shown.canonicalLetter(), shown.text()))
          .containsExactlyInAnyOrderElementsOf(sample.options());
    }
  }

  @Property(tries = 200)
  void underCleanAndRotationsEveryOptionStandsOnceAtEveryPlace(@ForAll("samples") Sample sample) {
    List<View> views =
        views(0, sample).stream()
            .filter(view -> Set.of(View.CLEAN, "rotated-options").contains(view.perturbation()))
            .toList();

    for (int place = 0; place < sample.options().size(); place++) {
      int at = place;
      assertThat(views)
          .extracting(view -> view.options().get(at).canonicalLetter())
          .containsExactlyInAnyOrderElementsOf(
              sample.options().stream().map(Option::letter).toList());
    }
  }

  @Property(tries = 300)
  void onlyTheDeclaredModalityIsTouched(@ForAll("samples") Sample sample, @ForAll long seed) {
    for (View view : views(seed, sample)) {
      Stream<Part> inserted = view.parts().stream().filter(Part::inserted);
      switch (view.touches()) {
        case TEXT -> assertThat(inserted).hasSize(1).hasOnlyElementsOfType(Part.Text.class);
        case IMAGE -> assertThat(inserted).isNotEmpty().hasOnlyElementsOfType(Part.Picture.class);
        case NOTHING, OPTIONS -> assertThat(inserted).isEmpty();
      }
    }
  }

  @Property(tries = 50)
  void theOtherTurnsDoNotMatter(@ForAll("samples") Sample sample, @ForAll long seed) {
    Message before = new Message(Message.Role.SYSTEM, List.of(new Part.Text("Be brief.")));
    Message after = new Message(Message.Role.ASSISTANT, List.of(new Part.Text("Let me see.")));
    List<Message> messages =
        Stream.of(List.of(before), sample.messages(), List.of(after))
            .flatMap(List::stream)
            .toList();
    Sample longer =
        new Sample(
            sample.id(),
            sample.taskClass(),
            messages,
            sample.options(),
            sample.answer(),
            sample.aspect());

    assertThat(catalogue.make(seed, longer, pictures()))
        .isEqualTo(catalogue.make(seed, sample, pictures()));
  }

  @Property(tries = 20)
  void otherIdsAndSeedsDrawOtherwise(@ForAll long seed) {
    Set<String> paragraphs = new HashSet<>();
    Set<String> images = new HashSet<>();
    for (int index = 0; index < 40; index++) {
      paragraphs.add(drawn(seed, "id-" + index, Fixtures.imageHeavy(), "unrelated-facts"));
      images.add(drawn(seed, "id-" + index, Fixtures.textHeavy(), "unrelated-image"));
    }
    paragraphs.add(drawn(seed + 1, "id-0", Fixtures.imageHeavy(), "unrelated-facts"));

    assertThat(paragraphs).hasSize(41);
    assertThat(images).hasSizeGreaterThan(10);
  }

  private String drawn(long seed, String id, Sample like, String perturbation) {
    Sample sample =
        new Sample(
            id, like.taskClass(), like.messages(), like.options(), like.answer(), like.aspect());
    return views(seed, sample).stream()
        .filter(view -> view.perturbation().equals(perturbation))
        .map(view -> view.parts().toString())
        .findFirst()
        .orElseThrow();
  }

  private List<View> views(long seed, Sample sample) {
    return catalogue.make(seed, sample, pictures()).views();
  }

  /** Fresh each time, so that nothing is remembered; one of the ten is missing. */
  private static Pictures pictures() {
    return Pictures.reading(sha256 -> {
      int digit = sha256.charAt(0) - '0';
      return digit == 9 ? Optional.empty() : Optional.of(PICTURES.get(digit));
    });
  }

  @Provide
  Arbitrary<Sample> samples() {
    Arbitrary<String> words = Arbitraries.strings().ofMinLength(0).ofMaxLength(12);
    Arbitrary<Part> part =
        Arbitraries.oneOf(
            words.map(Part.Text::new),
            Arbitraries.integers()
                .between(0, 9)
                .map(digit -> new Part.Picture(Integer.toString(digit).repeat(64))));
    Arbitrary<List<Option>> options =
        words.list().ofMaxSize(6).map(texts -> Fixtures.options(texts.toArray(String[]::new)));
    return Combinators.combine(
            words,
            Arbitraries.of(TaskClass.class),
            part.list().ofMaxSize(4),
            options,
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(Aspect.class).injectNull(0.3))
        .as((id, taskClass, parts, lettered, answer, aspect) ->
            Fixtures.sample(
                id,
                taskClass,
                parts,
                lettered,
                answer < lettered.size() ? lettered.get(answer).letter() : null,
                aspect));
  }
}
