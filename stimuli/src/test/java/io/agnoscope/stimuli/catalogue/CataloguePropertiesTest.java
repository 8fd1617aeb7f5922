package io.agnoscope.stimuli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CataloguePropertiesTest {

  private final Catalogue catalogue = Catalogue.standard();

  @Property(tries = 200)
  void theSameIsMadeEveryTime(@ForAll("samples") Sample sample, @ForAll long seed) {
    assertThat(Catalogue.withFactSentences(Catalogue.DEFAULT_FACT_SENTENCES).views(seed, sample))
        .isEqualTo(catalogue.views(seed, sample));
  }

  @Property(tries = 300)
  void idsOfViewsAreUniqueAndTheCleanOneIsFirst(
      @ForAll("samples") Sample sample, @ForAll long seed) {
    List<View> views = catalogue.views(seed, sample);

    assertThat(views).extracting(View::id).doesNotHaveDuplicates().first().isEqualTo(View.CLEAN);
    assertThat(views.getFirst().parts()).isEqualTo(sample.lastUserTurn());
  }

  @Property(tries = 300)
  void theWrongOptionIsPushedNeverTheRightOne(@ForAll("samples") Sample sample, @ForAll long seed) {
    for (View view : catalogue.views(seed, sample)) {
      if (view.distractor() != null) {
        assertThat(view.perturbation()).startsWith("misleading-");
        assertThat(view.distractor()).isNotEqualTo(sample.answer());
        assertThat(sample.options()).extracting(Option::letter).contains(view.distractor());
      } else {
        assertThat(view.perturbation()).doesNotStartWith("misleading-");
      }
    }
  }

  @Property(tries = 300)
  void shownOptionsArePermutationsUnderTheSampleLetters(
      @ForAll("samples") Sample sample, @ForAll long seed) {
    List<String> letters = sample.options().stream().map(Option::letter).toList();

    for (View view : catalogue.views(seed, sample)) {
      assertThat(view.options()).extracting(ShownOption::letter).isEqualTo(letters);
      assertThat(view.options())
          .extracting(shown -> new Option(shown.canonicalLetter(), shown.text()))
          .containsExactlyInAnyOrderElementsOf(sample.options());
    }
  }

  @Property(tries = 200)
  void underCleanAndRotationsEveryOptionStandsOnceAtEveryPlace(@ForAll("samples") Sample sample) {
    List<View> views =
        catalogue.views(0, sample).stream()
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
  void whatIsNotInsertedIsTheSamples(@ForAll("samples") Sample sample, @ForAll long seed) {
    for (View view : catalogue.views(seed, sample)) {
      List<Part> kept = view.parts().stream().filter(part -> !part.inserted()).toList();
      List<Part> own = sample.lastUserTurn();
      boolean replaces = view.touches() == View.Modality.IMAGE;

      assertThat(kept).isEqualTo(replaces ? textsOf(own) : own);
    }
  }

  @Property(tries = 300)
  void onlyTheDeclaredModalityIsTouched(@ForAll("samples") Sample sample, @ForAll long seed) {
    for (View view : catalogue.views(seed, sample)) {
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

    assertThat(catalogue.views(seed, longer)).isEqualTo(catalogue.views(seed, sample));
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
    return catalogue.views(seed, sample).stream()
        .filter(view -> view.perturbation().equals(perturbation))
        .map(view -> view.parts().toString())
        .findFirst()
        .orElseThrow();
  }

  private static List<Part> textsOf(List<Part> parts) {
    return parts.stream().filter(Part.Text.class::isInstance).toList();
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
