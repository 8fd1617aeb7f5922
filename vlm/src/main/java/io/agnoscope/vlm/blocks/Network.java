package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import io.agnoscope.vlm.tokenizer.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** TinyVLM's network: a pure function of weights and a batch. */
public final class Network {

  private static final int READINGS = 2;
  private static final int[] CLASSES = PatchClasses.sizes();

  private final Architecture sizes;
  private final Arithmetic arithmetic;
  private final Vision vision;
  private final Grounding grounding;
  private final Relations relations;
  private final Quantities quantities;
  private final List<Attention> layers;

  /** A network whose constants live in the manager. */
  public Network(NDManager manager, Architecture sizes) {
    this.sizes = sizes;
    this.arithmetic = new Arithmetic(manager);
    this.vision = new Vision(sizes);
    this.grounding = new Grounding(manager, sizes, arithmetic);
    this.relations = new Relations(manager, sizes, arithmetic);
    this.quantities = new Quantities(sizes, arithmetic);
    this.layers =
        IntStream.range(0, sizes.layers())
            .mapToObj(i -> new Attention(sizes, arithmetic, "layer" + i))
            .toList();
  }

  /** All weight arrays of a network of these sizes, in order. */
  public static List<Parameter> parameters(Architecture sizes) {
    try (NDManager none = NDManager.newBaseManager()) {
      List<Parameter> all = new ArrayList<>();
      new Network(none, sizes).declare(all);
      return List.copyOf(all);
    }
  }

  /** Safe arithmetic with this network's constants. */
  public Arithmetic arithmetic() {
    return arithmetic;
  }

  private void declare(List<Parameter> all) {
    int width = sizes.width();
    array(all, "words", List.of(sizes.vocabulary(), width), 0.7);
    Layers.linear(all, "numerals", Architecture.NUMERAL_FEATURES, width, 0.3);
    vision.declare(all);
    Layers.linear(all, "patches", width, IntStream.of(CLASSES).sum(), Layers.unit(width));
    grounding.declare(all);
    array(all, "positions", List.of(1, Architecture.TEXT, width), 0.1);
    array(all, "optionPosition", List.of(1, 1, width), 0.1);
    for (int i = 0; i < READINGS; i++) {
      array(
          all,
          "reading" + i + ".weight",
          List.of(width, width, Architecture.REACH),
          Layers.he(width * Architecture.REACH));
      all.add(
          new Parameter(
              "reading" + i + ".bias", List.of(width), new Parameter.Initial.Constant(0), false));
      Layers.linear(all, "reading" + i + ".out", width, width, 0.05);
      Layers.linear(all, "sameWord" + i, width, width, 0.08);
    }
    relations.declare(all);
    quantities.declare(all);
    layers.forEach(layer -> layer.declare(all));
    Layers.norm(all, "score.norm", width);
    Layers.linear(all, "score.logit", width, 1, Layers.unit(width));
  }

  private static void array(List<Parameter> all, String name, List<Integer> shape, double by) {
    all.add(new Parameter(name, shape, new Parameter.Initial.Normal(by), name.endsWith("weight")));
  }

  /** Answers a batch, with all that training teaches beside; every array lives in the manager. */
  public Outputs forward(NDManager manager, Weights weights, Encoding encoding) {
    return forward(weights, embed(manager, weights, encoding));
  }

  /** Answers an embedded batch, with all that training teaches beside. */
  public Outputs forward(Weights weights, Embedded embedded) {
    Answered answered = answer(weights, embedded);
    return new Outputs(
        answered.logits(),
        answered.grounding(),
        answered.fitting(),
        answered.pointers(),
        answered.signs(),
        embedded.inputs().imageOf().each(Layers.linear(weights, "patches", embedded.image())));
  }

  /** Answers a batch, [B, options]; every array made lives in the manager. */
  public NDArray logits(NDManager manager, Weights weights, Encoding encoding) {
    return logits(weights, embed(manager, weights, encoding));
  }

  /** Answers an embedded batch, [B, options]. */
  public NDArray logits(Weights weights, Embedded embedded) {
    embedded.inputs(); // made here, they outlive the answer
    return Passing.result(() -> answer(weights, embedded).logits());
  }

  /** Words and pictures, each by itself; every array lives in the manager. */
  public Embedded embed(NDManager manager, Weights weights, Encoding encoding) {
    return new Embedded(
        manager,
        encoding,
        embed(weights, Words.of(manager, encoding)),
        vision.tokens(weights, Vision.pictures(manager, encoding)));
  }

  /** What answering comes by on its way, as {@link Outputs} says. */
  private record Answered(
      NDArray logits, NDArray grounding, NDArray fitting, NDArray pointers, NDArray signs) {}

  /** Work on images alone, [D, P, width], and on words alone is done before the rows get theirs. */
  private Answered answer(Weights weights, Embedded embedded) {
    Inputs inputs = embedded.inputs();
    NDArray words = embedded.words();
    NDArray image = embedded.image();
    Layout layout = inputs.layout();
    NDArray scores = grounding.scores(weights, words, image, inputs);
    NDArray places = vision.placed(weights, image);
    NDArray placed = inputs.imageOf().each(places);
    NDArray grounded = grounding.apply(weights, inputs.textOf().each(words), scores, placed);

    NDList parts = layout.partsOf(grounded);
    NDArray text =
        read(weights, 0, parts.get(0), inputs)
            .add(layout.placesOf(weights.get("positions"), Layout.FULL, grounded.getManager()));
    NDArray options = parts.get(1).add(weights.get("optionPosition"));
    NDArray questionPresent = layout.questionOf(inputs.textPresent());
    NDArray questionScores = layout.questionOf(scores);
    NDArray optionScores = layout.optionsOf(scores);
    NDArray fitting =
        quantities.fitting(weights, layout.questionOf(text), questionScores, questionPresent);
    NDArray matched = grounding.match(weights, fitting, optionScores, placed);

    NDArray x = joined(text, options.add(matched));
    x = meet(weights, 0, x, inputs);
    parts = layout.partsOf(x);
    x = joined(read(weights, 1, parts.get(0), inputs), parts.get(1));
    x = meet(weights, 1, x, inputs);
    parts = layout.partsOf(x);
    NDArray asking = layout.questionOf(parts.get(0));
    NDArray pointers = relations.pointers(weights, asking, questionPresent);
    NDArray related =
        relations.forward(
            weights,
            pointers,
            questionScores,
            optionScores,
            meanOf(asking, questionPresent),
            parts.get(1));
    x = joined(parts.get(0), parts.get(1).add(related));
    x = layers.getFirst().forward(weights, x, places, inputs);

    parts = layout.partsOf(x);
    NDArray contextual = parts.get(0);
    NDArray signs = quantities.signs(weights, contextual);
    NDArray sums = signs.mul(inputs.values()).sum(new int[] {1}, true);
    NDArray question = meanOf(layout.questionOf(contextual), questionPresent);
    NDArray compared = quantities.compare(weights, sums, fitting, question, inputs);
    x = joined(contextual, parts.get(1).add(compared));
    for (Attention layer : layers.subList(1, layers.size() - 1)) {
      x = layer.forward(weights, x, places, inputs);
    }
    NDArray answers = layers.getLast().options(weights, x, places, inputs);
    return new Answered(score(weights, answers, inputs), scores, fitting, pointers, signs);
  }

  private static NDArray joined(NDArray text, NDArray options) {
    return NDArrays.concat(new NDList(text, options), 1);
  }

  /** Word vectors with their numerals' values; an option's words are averaged. [U, T, width]. */
  private NDArray embed(Weights weights, Words words) {
    return Passing.result(() -> embedded(weights, words));
  }

  private NDArray embedded(Weights weights, Words words) {
    Layout layout = words.layout();
    NDArray vectors =
        Embedding.embedding(words.ids(), weights.get("words"), SparseFormat.DENSE)
            .singletonOrThrow();
    NDArray numerals = Layers.linear(weights, "numerals", words.numeralFeatures());
    NDArray all = vectors.add(numerals).mul(words.present());
    NDArray options =
        layout
            .optionsOf(all)
            .reshape(-1, layout.options(), Architecture.OPTION_WORDS, sizes.width())
            .mul(words.optionWordWeights())
            .sum(new int[] {2});
    return joined(layout.textOf(all), options);
  }

  /** Each word with the three before and after it. */
  private NDArray read(Weights weights, int reading, NDArray text, Inputs inputs) {
    return Passing.result(() -> withNeighbours(weights, reading, text, inputs));
  }

  private static NDArray withNeighbours(Weights weights, int reading, NDArray text, Inputs inputs) {
    NDArray along = text.mul(inputs.textPresent()).transpose(0, 2, 1);
    NDArray mixed =
        along
            .getNDArrayInternal()
            .convolution(
                along,
                weights.get("reading" + reading + ".weight"),
                weights.get("reading" + reading + ".bias"),
                new Shape(1),
                new Shape(Architecture.REACH / 2),
                new Shape(1),
                1)
            .singletonOrThrow()
            .transpose(0, 2, 1);
    return text.add(Layers.linear(weights, "reading" + reading + ".out", Activation.relu(mixed)));
  }

  /** Each word with what stands around the same word elsewhere. */
  private static NDArray meet(Weights weights, int reading, NDArray x, Inputs inputs) {
    return Passing.result(
        () -> x.add(Layers.linear(weights, "sameWord" + reading, inputs.sameWord().matMul(x))));
  }

  private NDArray meanOf(NDArray tokens, NDArray present) {
    NDArray total = tokens.mul(present).sum(new int[] {1}, true);
    return total.div(arithmetic.plus(present.sum(new int[] {1}, true), 1e-3f));
  }

  private static NDArray score(Weights weights, NDArray options, Inputs inputs) {
    NDArray logits =
        Layers.linear(weights, "score.logit", Layers.norm(weights, "score.norm", options));
    return logits.squeeze(-1).add(inputs.optionMask());
  }
}
