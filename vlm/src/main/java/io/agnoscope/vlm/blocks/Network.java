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

  private static final int REACH = 7;
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
    this.grounding = new Grounding(sizes, arithmetic);
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
      array(all, "reading" + i + ".weight", List.of(width, width, REACH), Layers.he(width * REACH));
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

  /** Answers a batch; every array made lives in the manager. */
  public Outputs forward(NDManager manager, Weights weights, Encoding encoding) {
    Inputs inputs = Inputs.of(manager, encoding);
    NDArray tokens = embed(weights, inputs);
    NDArray image = shown(vision.tokens(weights, inputs.images()), inputs.imageOf());
    NDArray placed = vision.placed(weights, image);
    NDArray scores = grounding.scores(weights, tokens, image);
    NDArray grounded = grounding.apply(weights, tokens, scores, placed);

    NDArray text =
        read(weights, 0, part(grounded, 0, Architecture.TEXT), inputs)
            .add(weights.get("positions"));
    NDArray options =
        part(grounded, Architecture.TEXT, Architecture.TOKENS).add(weights.get("optionPosition"));
    NDArray questionPresent = part(inputs.textPresent(), Architecture.CONTEXT, Architecture.TEXT);
    NDArray fitting =
        quantities.fitting(
            weights,
            part(text, Architecture.CONTEXT, Architecture.TEXT),
            part(scores, Architecture.CONTEXT, Architecture.TEXT),
            questionPresent);

    NDArray matched =
        grounding.match(
            weights, fitting, part(scores, Architecture.TEXT, Architecture.TOKENS), placed);

    NDArray x = NDArrays.concat(new NDList(text, options.add(matched)), 1);
    x = meet(weights, 0, x, inputs);
    x =
        NDArrays.concat(
            new NDList(
                read(weights, 1, part(x, 0, Architecture.TEXT), inputs),
                part(x, Architecture.TEXT, Architecture.TOKENS)),
            1);
    x = meet(weights, 1, x, inputs);
    NDArray asking = part(x, Architecture.CONTEXT, Architecture.TEXT);
    NDArray pointers = relations.pointers(weights, asking, questionPresent);
    NDArray related =
        relations.forward(
            weights,
            pointers,
            part(scores, Architecture.CONTEXT, Architecture.TEXT),
            part(scores, Architecture.TEXT, Architecture.TOKENS),
            meanOf(asking, questionPresent),
            part(x, Architecture.TEXT, Architecture.TOKENS));
    x =
        NDArrays.concat(
            new NDList(
                part(x, 0, Architecture.TEXT),
                part(x, Architecture.TEXT, Architecture.TOKENS).add(related)),
            1);
    x = layers.getFirst().forward(weights, x, placed, inputs.attentionMask());

    NDArray contextual = part(x, 0, Architecture.TEXT);
    NDArray signs = quantities.signs(weights, contextual);
    NDArray sums = signs.mul(inputs.values()).sum(new int[] {1}, true);
    NDArray question = meanOf(part(x, Architecture.CONTEXT, Architecture.TEXT), questionPresent);
    NDArray compared = quantities.compare(weights, sums, fitting, question, inputs);
    x =
        NDArrays.concat(
            new NDList(contextual, part(x, Architecture.TEXT, Architecture.TOKENS).add(compared)),
            1);
    for (Attention layer : layers.subList(1, layers.size())) {
      x = layer.forward(weights, x, placed, inputs.attentionMask());
    }
    return new Outputs(
        score(weights, x, inputs),
        scores,
        fitting,
        pointers,
        signs,
        Layers.linear(weights, "patches", image));
  }

  /** The image tokens of each row: [D, P, width] and [B] to [B, P, width]. */
  private static NDArray shown(NDArray different, NDArray imageOf) {
    Shape shape = different.getShape();
    NDArray flat = different.reshape(shape.get(0), shape.get(1) * shape.get(2));
    return Embedding.embedding(imageOf, flat, SparseFormat.DENSE)
        .singletonOrThrow()
        .reshape(-1, shape.get(1), shape.get(2));
  }

  /** Word vectors with their numerals' values; an option's words are averaged. [B, T, width]. */
  private NDArray embed(Weights weights, Inputs inputs) {
    NDArray words =
        Embedding.embedding(inputs.ids(), weights.get("words"), SparseFormat.DENSE)
            .singletonOrThrow();
    NDArray numerals = Layers.linear(weights, "numerals", inputs.numeralFeatures());
    NDArray all = words.add(numerals).mul(inputs.wordsPresent());
    long batch = all.getShape().get(0);
    NDArray options =
        part(all, Architecture.TEXT, Architecture.WORDS)
            .reshape(batch, Architecture.OPTIONS, Architecture.OPTION_WORDS, sizes.width())
            .mul(inputs.optionWordWeights())
            .sum(new int[] {2});
    return NDArrays.concat(new NDList(part(all, 0, Architecture.TEXT), options), 1);
  }

  /** Each word with the three before and after it. */
  private NDArray read(Weights weights, int reading, NDArray text, Inputs inputs) {
    NDArray along = text.mul(inputs.textPresent()).transpose(0, 2, 1);
    NDArray mixed =
        along
            .getNDArrayInternal()
            .convolution(
                along,
                weights.get("reading" + reading + ".weight"),
                weights.get("reading" + reading + ".bias"),
                new Shape(1),
                new Shape(REACH / 2),
                new Shape(1),
                1)
            .singletonOrThrow()
            .transpose(0, 2, 1);
    return text.add(Layers.linear(weights, "reading" + reading + ".out", Activation.relu(mixed)));
  }

  /** Each word with what stands around the same word elsewhere. */
  private static NDArray meet(Weights weights, int reading, NDArray x, Inputs inputs) {
    return x.add(Layers.linear(weights, "sameWord" + reading, inputs.sameWord().matMul(x)));
  }

  private NDArray meanOf(NDArray tokens, NDArray present) {
    NDArray total = tokens.mul(present).sum(new int[] {1}, true);
    return total.div(arithmetic.plus(present.sum(new int[] {1}, true), 1e-3f));
  }

  private NDArray score(Weights weights, NDArray x, Inputs inputs) {
    NDArray options = part(x, Architecture.TEXT, Architecture.TOKENS);
    NDArray logits =
        Layers.linear(weights, "score.logit", Layers.norm(weights, "score.norm", options));
    return logits.squeeze(-1).add(inputs.optionMask());
  }

  private static NDArray part(NDArray x, long from, long to) {
    long length = x.getShape().get(1);
    long[] cuts =
        from == 0 ? new long[] {to} : to == length ? new long[] {from} : new long[] {from, to};
    return x.split(cuts, 1).get(from == 0 ? 0 : 1);
  }
}
