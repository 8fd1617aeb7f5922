package io.agnoscope.stimuli.graph;

import static io.agnoscope.stimuli.graph.Graphs.node;
import static io.agnoscope.stimuli.graph.Graphs.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.emma.Value;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {

  private final Randomness random = Randomness.of("facts");

  @Test
  void aColorIsAskedOfTheOnlyThingOfItsName() {
    Picture picture =
        picture(
            List.of(
                node(1, "Dog", 0, 0, "Brown", "small"),
                node(2, "car", 20, 0, "blue"),
                node(3, "contraption", 40, 0, "green"),
                node(4, "bus", 60, 0, "red", "yellow")));

    List<Fact> facts = colors(picture);

    assertThat(facts)
        .extracting(Fact::subject)
        .extracting("definite")
        .containsExactly("the dog", "the car");
    Fact dog = facts.getFirst();
    assertThat(dog.truth().word()).isEqualTo("brown");
    assertThat(words(dog.near())).containsExactlyInAnyOrder("blue", "green", "red", "yellow");
    assertThat(words(dog.far()))
        .contains("black", "white")
        .doesNotContain("brown", "blue", "green", "red", "yellow", "orange");
  }

  @Test
  void nothingIsAskedOfThingsThatMayBeTheSameOrSeveral() {
    assertThat(colors(picture(List.of(node(1, "man", 0, 0, "red"), node(2, "person", 9, 0)))))
        .isEmpty();
    assertThat(colors(picture(List.of(node(1, "dog", 0, 0, "red"), node(2, "dogs", 9, 0)))))
        .isEmpty();
    assertThat(colors(picture(List.of(node(1, "dog", 0, 0, "red"), node(2, "dog", 9, 0)))))
        .isEmpty();
    Node disputed = new Node(1, List.of("dog", "cat"), new Box(0, 0, 9, 9), List.of("red"));
    assertThat(colors(picture(List.of(disputed)))).isEmpty();
  }

  @Test
  void aColorTellsApartWhatAnotherAspectIsAskedOf() {
    Picture picture =
        picture(
            List.of(
                node(1, "horse", 0, 0, "black", "running"),
                node(2, "horse", 20, 0, "brown", "standing")));

    List<Fact> facts = new AttributeFacts(Aspect.ACTION, List.of(picture)).of(picture, random);

    assertThat(facts)
        .extracting(fact -> fact.subject().definite() + " " + fact.truth().word())
        .containsExactly("the black horse running", "the brown horse standing");
    assertThat(colors(picture)).isEmpty();
  }

  @Test
  void actionsComeFromRelationsTooAndFitWhoDoesThem() {
    Picture picture =
        picture(
            List.of(
                node(1, "woman", 0, 0), node(2, "bench", 0, 20), node(3, "car", 40, 0, "running")),
            new Link(1, "sitting on", 2));

    List<Fact> facts = new AttributeFacts(Aspect.ACTION, List.of(picture)).of(picture, random);

    assertThat(facts).hasSize(1);
    assertThat(facts.getFirst().truth().word()).isEqualTo("sitting");
    assertThat(words(facts.getFirst().far()))
        .contains("standing", "swimming")
        .doesNotContain("flying", "kneeling", "running");
  }

  @Test
  void aThingIsAskedForByWhoHoldsIt() {
    Picture picture =
        picture(
            List.of(
                node(1, "man", 0, 0),
                node(2, "umbrella", 5, 5),
                node(3, "kite", 50, 50),
                node(4, "phone", 2, 2),
                node(5, "tree", 80, 0)),
            new Link(1, "holds", 2));

    List<Fact> facts = new EntityFacts(Things.standard()).of(picture, random);

    assertThat(facts).hasSize(1);
    Fact fact = facts.getFirst();
    assertThat(fact.subject().definite()).isEqualTo("the thing that the man is holding");
    assertThat(fact.truth().phrase()).isEqualTo("an umbrella");
    // The phone is where the man is: he may hold it as well.
    assertThat(words(fact.near())).containsExactly("kite");
    assertThat(words(fact.far())).contains("ball").doesNotContain("kite", "phone", "tree", "dog");
  }

  @Test
  void whatSomebodyHoldsTwoOfIsNotAsked() {
    Picture picture =
        picture(
            List.of(node(1, "man", 0, 0), node(2, "umbrella", 5, 5), node(3, "kite", 50, 50)),
            new Link(1, "holding", 2),
            new Link(1, "holds", 3));

    assertThat(new EntityFacts(Things.standard()).of(picture, random)).isEmpty();
  }

  @Test
  void thingsAreCountedWhenEachWasNamedOnce() {
    Picture picture =
        picture(
            List.of(
                node(1, "dog", 0, 0),
                node(2, "dog", 30, 0),
                node(3, "cup", 50, 50),
                node(4, "cup", 51, 51),
                node(5, "tree", 80, 0),
                node(6, "trees", 90, 0)));

    List<Fact> facts = new NumberFacts().of(picture, random);

    assertThat(facts).hasSize(1);
    assertThat(facts.getFirst().subject().plural()).isEqualTo("dogs");
    assertThat(facts.getFirst().truth().word()).isEqualTo("2");
    assertThat(words(facts.getFirst().near()))
        .hasSize(4)
        .doesNotContain("2")
        .doesNotHaveDuplicates();
    assertThat(words(facts.getFirst().far())).contains("5", "9").doesNotContain("0", "1", "4");
  }

  @Test
  void sidesComeFromBoxesThatAreClearAndUndisputed() {
    List<Node> nodes =
        List.of(node(1, "cat", 0, 0), node(2, "lamp", 50, 4), node(3, "chair", 6, 5));
    PlaceFacts places = new PlaceFacts(Things.standard());

    List<Fact> facts = places.of(picture(nodes), random);
    List<Fact> disputed = places.of(picture(nodes, new Link(1, "to the right of", 2)), random);

    Fact fact =
        facts.stream()
            .filter(one -> one.subject().definite().equals("the cat"))
            .findFirst()
            .orElseThrow();
    assertThat(fact.truth().word()).isEqualTo("left of the lamp");
    assertThat(words(fact.near()))
        .startsWith("right of the lamp")
        .contains("above the lamp", "below the lamp");
    assertThat(words(fact.far())).hasSize(4).noneMatch(word -> word.endsWith("lamp"));
    // The chair overlaps the cat.
    assertThat(facts).noneMatch(one -> one.truth().word().equals("left of the chair"));
    assertThat(disputed).noneMatch(one -> one.subject().definite().equals("the cat"));
  }

  private List<Fact> colors(Picture picture) {
    return new AttributeFacts(Aspect.COLOR, List.of(picture)).of(picture, random);
  }

  private static List<String> words(List<Value> values) {
    return values.stream().map(Value::word).toList();
  }
}
