package io.agnoscope.stimuli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.sample.Aspect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {

  private static final Things THINGS = Things.standard();

  @Test
  void ancestorsDescendantsAndLookalikesAreTooNear() {
    Thing man = thing("man");

    assertThat(man.isNear(thing("person"))).isTrue();
    assertThat(thing("person").isNear(man)).isTrue();
    assertThat(thing("animal").isNear(thing("puppy"))).isTrue();
    assertThat(thing("van").isNear(thing("truck"))).isTrue();
    assertThat(thing("truck").isNear(thing("van"))).isTrue();
    assertThat(man.isNear(thing("dog"))).isFalse();
    assertThat(thing("dog").isNear(thing("cat"))).isFalse();
  }

  @Test
  void otherNamesAndPluralsAreKnown() {
    assertThat(THINGS.one("sofa")).contains(thing("couch"));
    assertThat(THINGS.one("men")).isEmpty();
    assertThat(THINGS.many("men")).contains(thing("man"));
    assertThat(THINGS.many("sofas")).contains(thing("couch"));
    assertThat(THINGS.many("sheep")).isEmpty();
    assertThat(THINGS.one("contraption")).isEmpty();
  }

  @Test
  void categoriesAreNotNamedAsWrongOptions() {
    assertThat(THINGS.all())
        .extracting(Thing::name)
        .contains("man", "dog")
        .doesNotContain("animal");
  }

  @Test
  void aValueIsTakenWhenItIsTheOnlyOneAndClear() {
    Terms colors = Terms.of(Aspect.COLOR);

    assertThat(colors.only(List.of("grey", "tall")).map(Term::name)).contains("gray");
    assertThat(colors.only(List.of("grey", "gray")).map(Term::name)).contains("gray");
    assertThat(colors.only(List.of("red", "white"))).isEmpty();
    assertThat(colors.only(List.of("red", "striped"))).isEmpty();
    assertThat(colors.only(List.of("tall"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Aspect.class,
      names = {"COLOR", "MATERIAL", "ACTION"})
  void everyValueLeavesEnoughOthersForACorrection(Aspect aspect) {
    Terms terms = Terms.of(aspect);

    assertThat(terms.all())
        .hasSizeGreaterThan(5)
        .allSatisfy(term -> {
          assertThat(term.isNear(term)).isTrue();
          assertThat(terms.all().stream().filter(other -> !other.isNear(term)).count())
              .isGreaterThanOrEqualTo(4);
        });
  }

  private static Thing thing(String name) {
    return THINGS.one(name).orElseThrow();
  }
}
