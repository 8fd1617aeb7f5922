package io.agnoscope.stimuli.graph;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.emma.Cell;
import io.agnoscope.stimuli.emma.Claim;
import io.agnoscope.stimuli.emma.Difficulty;
import io.agnoscope.stimuli.emma.QuestionType;
import io.agnoscope.stimuli.emma.Value;
import io.agnoscope.stimuli.emma.Worded;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * EMMA-style questions about pictures with scene graphs: a pure function of {@link #VERSION}, the
 * graphs in their order, the seed and the number wanted.
 */
public final class GraphProbes {

  /** Changes whenever the same graphs give other questions than before. */
  public static final String VERSION = "emma-style-graph-1";

  private final Map<Aspect, List<Fact>> facts = new EnumMap<>(Aspect.class);
  private final long seed;

  /** Finds the facts of the graphs that nothing speaks against. */
  public GraphProbes(List<SceneGraph> graphs, long seed) {
    this.seed = seed;
    Things things = Things.standard();
    List<Picture> pictures = graphs.stream().map(graph -> Picture.of(graph, things)).toList();
    AttributeFacts colors = new AttributeFacts(Aspect.COLOR, pictures);
    AttributeFacts materials = new AttributeFacts(Aspect.MATERIAL, pictures);
    AttributeFacts actions = new AttributeFacts(Aspect.ACTION, pictures);
    EntityFacts entities = new EntityFacts(things);
    NumberFacts numbers = new NumberFacts();
    PlaceFacts places = new PlaceFacts(things);
    for (Picture picture : pictures) {
      Randomness random =
          Randomness.of(
              VERSION, "facts", Long.toString(seed), Long.toString(picture.graph().imageId()));
      add(colors.of(picture, random));
      add(materials.of(picture, random));
      add(actions.of(picture, random));
      add(entities.of(picture, random));
      add(numbers.of(picture, random));
      add(places.of(picture, random));
    }
  }

  private void add(List<Fact> found) {
    found.forEach(fact -> facts.computeIfAbsent(fact.aspect(), key -> new ArrayList<>()).add(fact));
  }

  /** How many facts there are of each aspect. */
  public Map<Aspect, Integer> facts() {
    Map<Aspect, Integer> counts = new EnumMap<>(Aspect.class);
    for (Aspect aspect : Aspect.values()) {
      counts.put(aspect, facts.getOrDefault(aspect, List.of()).size());
    }
    return counts;
  }

  /**
   * As many questions as the facts allow, balanced over cells as far as they do.
   *
   * @param wanted the most
   */
  public List<GraphProbe> make(long wanted) {
    Map<Cell, FactQueue> queues = new HashMap<>();
    List<GraphProbe> probes = new ArrayList<>();
    for (long index = 0; index < wanted; index++) {
      Cell cell = Cell.at(index);
      Randomness random =
          Randomness.of(VERSION, "questions", Long.toString(seed), Long.toString(index));
      Optional<Fact> fact = queues.computeIfAbsent(cell, this::queue).next();
      if (fact.isPresent()) {
        Claim claim = claim(fact.get(), cell, random);
        probes.add(
            new GraphProbe(
                "emma-graph-" + seed + "-" + index,
                Worded.of(claim, cell, random),
                claim,
                fact.get().imageId()));
      }
    }
    return probes;
  }

  private FactQueue queue(Cell cell) {
    List<Fact> fitting =
        facts.getOrDefault(cell.aspect(), List.of()).stream()
            .filter(fact -> wrong(fact, cell).size() >= needed(cell.type()))
            .toList();
    return new FactQueue(
        Randomness.of(VERSION, cell.toString(), Long.toString(seed)).shuffle(fitting));
  }

  private static List<Value> wrong(Fact fact, Cell cell) {
    return cell.difficulty() == Difficulty.HARD ? fact.near() : fact.far();
  }

  private static int needed(QuestionType type) {
    return type == QuestionType.CORRECTION ? type.options() : type.options() - 1;
  }

  private static Claim claim(Fact fact, Cell cell, Randomness random) {
    List<Value> wrong = wrong(fact, cell);
    int others = cell.type().options() - 1;
    List<Value> offered = new ArrayList<>(wrong.subList(0, others));
    offered.add(fact.truth());
    List<Value> shuffled = random.shuffle(offered);
    return new Claim(
        cell.aspect(),
        fact.subject(),
        shuffled,
        shuffled.indexOf(fact.truth()),
        cell.type() == QuestionType.CORRECTION ? wrong.get(others) : null);
  }
}
