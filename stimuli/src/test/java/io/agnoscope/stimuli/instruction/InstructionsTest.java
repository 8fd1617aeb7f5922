package io.agnoscope.stimuli.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.emma.DrawnProbes;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.probe.Referent;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import io.agnoscope.stimuli.scene.SceneRenderer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InstructionsTest {

  private static final List<Instruction> MANY =
      LongStream.range(0, 1800).mapToObj(new Instructions(1)::at).toList();

  @Property(tries = 60)
  void aConversationIsAFunctionOfSeedAndIndex(
      @ForAll long seed, @ForAll @IntRange(max = 1_000_000) int index) {
    Instruction once = new Instructions(seed).at(index);
    Instruction again = new Instructions(seed).at(index);

    assertThat(again).isEqualTo(once);
    assertThat(again.picture().png()).isEqualTo(once.picture().png());
    assertThat(new Instructions(seed + 1).at(index).picture()).isNotEqualTo(once.picture());
  }

  @Property(tries = 200)
  void everyFactIsTrueAndEveryFalsifiedOneFalse(
      @ForAll long seed, @ForAll @IntRange(max = 1_000_000) int index) {
    Instruction instruction = new Instructions(seed).at(index);

    for (Turn turn : instruction.turns()) {
      assertThat(turn.fact().isTrueOf(instruction.scene())).as("%s", turn).isTrue();
      assertThat(turn.fact().isFalseOf(instruction.scene())).as("%s", turn).isFalse();
      SceneFact claimed = turn.claimed();
      if (claimed != null && !claimed.equals(turn.fact())) {
        assertThat(claimed.isFalseOf(instruction.scene())).as("%s", turn).isTrue();
        assertThat(claimed.aspect()).isEqualTo(turn.fact().aspect());
      }
    }
  }

  @Property(tries = 200)
  void whatIsMentionedIsOneObject(@ForAll long seed, @ForAll @IntRange(max = 1_000_000) int index) {
    Instruction instruction = new Instructions(seed).at(index);

    assertThat(instruction.turns().stream().flatMap(turn -> mentions(turn.fact())))
        .allMatch(mention -> mention.isUniqueIn(instruction.scene()));
  }

  @Test
  void sortsTakeTurnsAndRegionsAreDesignatedInThreeWays() {
    Map<InstructionKind, Long> counts =
        MANY.stream().collect(Collectors.groupingBy(Instruction::kind, Collectors.counting()));

    assertThat(counts)
        .isEqualTo(
            Map.of(
                InstructionKind.MULTI_ROUND, 600L,
                InstructionKind.FACT_CHECKING, 600L,
                InstructionKind.VISION_PROMPTED_BOX, 200L,
                InstructionKind.VISION_PROMPTED_CROP, 200L,
                InstructionKind.VISION_PROMPTED_MARKER, 200L));
  }

  @Test
  void aMultiRoundConversationHasThreeToSixTurnsEachOfAnotherAspect() {
    List<Instruction> rounds = of(InstructionKind.MULTI_ROUND).toList();

    assertThat(rounds)
        .allSatisfy(round -> {
          assertThat(round.turns()).hasSizeBetween(3, 6);
          assertThat(round.turns().stream().map(turn -> turn.fact().aspect()))
              .doesNotHaveDuplicates();
        });
    assertThat(rounds.stream().map(round -> round.turns().size()).distinct()).hasSize(4);
    assertThat(turnsByAspect(rounds.stream()))
        .hasSize(6)
        .allSatisfy((aspect, turns) -> assertThat(turns).isGreaterThan(300));
  }

  @Test
  void noTurnAsksWhatAnEarlierOneTold() {
    for (Instruction round : of(InstructionKind.MULTI_ROUND).toList()) {
      Knowledge knowledge = new Knowledge(round.scene());
      for (Turn turn : round.turns()) {
        assertThat(knowledge.isNew(turn.fact())).as("%s", round.turns()).isTrue();
        knowledge.add(turn.fact());
      }
    }
  }

  @Test
  void whatWasMentionedAsOneIsNotCountedAndWhatWasToldIsNotAsked() {
    Scene scene = MANY.getFirst().scene();
    SceneObject object = scene.objects().getFirst();
    Referent whole =
        new Referent(List.of(object.kind(), object.color(), object.material(), object.action()));
    Mention mention = new Mention.Described(new Referent(List.of(object.kind(), object.color())));
    Knowledge knowledge = new Knowledge(scene);
    SceneFact material = new SceneFact.OfTrait(mention, object.material());
    assertThat(knowledge.isNew(material)).isTrue();
    assertThat(knowledge.isNew(new SceneFact.OfNumber(whole, 1))).isTrue();

    knowledge.add(material);

    Mention other = new Mention.Described(new Referent(List.of(object.action())));
    assertThat(knowledge.isNew(new SceneFact.OfTrait(other, object.color()))).isFalse();
    assertThat(knowledge.isNew(new SceneFact.OfNumber(whole, 1))).isFalse();
    assertThat(knowledge.isNew(new SceneFact.OfNumber(new Referent(List.of()), 4))).isTrue();
  }

  @Test
  void aboutHalfOfTheStatementsAreFalseAndTheVerdictSaysWhich() {
    List<Turn> turns =
        of(InstructionKind.FACT_CHECKING).flatMap(check -> check.turns().stream()).toList();
    long wrong = 0;
    for (Turn turn : turns) {
      boolean right = turn.fact().equals(turn.claimed());
      wrong += right ? 0 : 1;
      assertThat(turn.answer().matches("(No,|False|The sentence is wrong|That is not).*"))
          .as("%s", turn)
          .isNotEqualTo(right);
    }
    assertThat(wrong / (double) turns.size()).isBetween(0.44, 0.56);
    assertThat(turnsByAspect(of(InstructionKind.FACT_CHECKING))).hasSize(6);
  }

  @Test
  void wordsAreFilledInAndVaried() {
    List<Turn> turns = MANY.stream().flatMap(each -> each.turns().stream()).toList();
    assertThat(turns)
        .allSatisfy(turn -> {
          assertThat(turn.question() + turn.answer()).doesNotContain("{", "}", "  ");
          assertThat(turn.answer()).endsWith(".").matches("[A-Z].*");
          assertThat(turn.answer().toLowerCase(Locale.ROOT)).containsAnyOf(value(turn.fact()));
        });
    for (Aspect aspect : Aspect.values()) {
      assertThat(FactPhrasings.of(aspect).questions()).hasSizeGreaterThanOrEqualTo(5);
      assertThat(FactPhrasings.of(aspect).answers()).hasSizeGreaterThanOrEqualTo(5);
      assertThat(FactPhrasings.of(aspect).statements()).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void aBoxInTheTextIsWhereTheObjectIs() {
    assertThat(of(InstructionKind.VISION_PROMPTED_BOX))
        .allSatisfy(instruction -> {
          String box =
              instruction.turns().getFirst().question().replaceAll(".*\\[(.*\\d)\\].*", "$1");
          List<Double> edges = Stream.of(box.split(", ", -1)).map(Double::valueOf).toList();
          Mention mention =
              mentions(instruction.turns().getFirst().fact()).findFirst().orElseThrow();
          var object = mention.in(instruction.scene()).getFirst();
          assertThat(object.x() / 64).isBetween(edges.get(0), edges.get(2));
          assertThat(object.y() / 64).isBetween(edges.get(1), edges.get(3));
        });
  }

  @Test
  void aCropIsAPartAndAMarkerIsDrawn() {
    assertThat(of(InstructionKind.VISION_PROMPTED_CROP))
        .allMatch(crop -> crop.picture().width() < 64 * Region.SCALE / 2);
    assertThat(of(InstructionKind.VISION_PROMPTED_MARKER))
        .allMatch(marked -> marked.picture().width() == 64 * Region.SCALE);
  }

  @Test
  void picturesAreNoProbesNorTheCatalogues() {
    Set<EncodedImage> others = new HashSet<>(Catalogue.standard().images());
    for (String prefix : List.of("probe", "gate-frozen", "emma")) {
      DrawnProbes probes = new DrawnProbes(prefix, 1);
      LongStream.range(0, 200).mapToObj(index -> probes.at(index).image()).forEach(others::add);
    }
    Set<EncodedImage> own =
        MANY.stream()
            .flatMap(each ->
                Stream.of(each.picture(), EncodedImage.of(SceneRenderer.render(each.scene()))))
            .collect(Collectors.toSet());

    assertThat(own).doesNotContainAnyElementsOf(others);
    assertThat(MANY.stream().map(Instruction::picture)).doesNotHaveDuplicates();
  }

  private static Stream<Instruction> of(InstructionKind kind) {
    return MANY.stream().filter(each -> each.kind() == kind);
  }

  private static Map<Aspect, Long> turnsByAspect(Stream<Instruction> instructions) {
    return instructions
        .flatMap(each -> each.turns().stream())
        .map(turn -> turn.fact().aspect())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static Stream<Mention> mentions(SceneFact fact) {
    return switch (fact) {
      case SceneFact.OfTrait(var mention, var value) -> Stream.of(mention);
      case SceneFact.OfNumber number -> Stream.of();
      case SceneFact.OfPlace(var mention, var value, var anchor) -> Stream.of(mention, anchor);
    };
  }

  private static String[] value(SceneFact fact) {
    return switch (fact) {
      case SceneFact.OfTrait trait -> strings(trait.value().word());
      case SceneFact.OfNumber number ->
          number.value() == 0
              ? strings("no ", "zero")
              : strings(
                  List.of("one", "two", "three", "four", "five", "six").get(number.value() - 1));
      case SceneFact.OfPlace place -> strings(place.value().words().split(" ", -1)[0]);
    };
  }

  private static String[] strings(String... words) {
    return words;
  }
}
