package io.agnoscope.vlm.training;

import io.agnoscope.stimuli.scene.Action;
import io.agnoscope.stimuli.scene.Background;
import io.agnoscope.stimuli.scene.Color;
import io.agnoscope.stimuli.scene.Kind;
import io.agnoscope.stimuli.scene.Look;
import io.agnoscope.stimuli.scene.Material;
import io.agnoscope.stimuli.scene.Scene;
import io.agnoscope.stimuli.scene.SceneObject;
import io.agnoscope.stimuli.scene.SceneWords;
import io.agnoscope.vlm.blocks.Architecture;
import io.agnoscope.vlm.blocks.PatchClasses;
import io.agnoscope.vlm.tokenizer.Numerals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns what is known of examples into targets and their weights. */
final class Teacher {

  private static final float BACKGROUND = 0.1f;
  private static final float NAMES_NOTHING = 0.05f;
  private static final Set<String> FIT_UNKNOWN = Set.of("spatial", Example.OTHER_SCENE);
  private static final Scene EVERYTHING = everything();

  private Teacher() {}

  /** Targets of a batch. */
  static Supervision of(List<Example> examples) {
    Supervision all = Supervision.none(examples.size());
    for (int row = 0; row < examples.size(); row++) {
      Example example = examples.get(row);
      answer(all.answers(), row, example);
      Scene scene = example.scene();
      if (scene != null) {
        ground(all, row, example, scene);
        label(all, row, scene);
        if (example.family().equals("spatial")) {
          point(all, row, example, scene);
        }
        if (!FIT_UNKNOWN.contains(example.family())) {
          fit(all, row, example, scene);
        }
      } else if (example.prompt().image() == null) {
        add(all, row, example);
      }
    }
    return all;
  }

  /** The weights of the right options alone, [rows, OPTIONS]. */
  static float[] answers(List<Example> examples) {
    float[] answers = new float[examples.size() * Architecture.OPTIONS];
    for (int row = 0; row < examples.size(); row++) {
      answer(answers, row, examples.get(row));
    }
    return answers;
  }

  private static void answer(float[] answers, int row, Example example) {
    if (example.answer() >= 0) {
      answers[row * Architecture.OPTIONS + example.answer()] = 1;
    }
  }

  /** Whether a word can name objects at all. */
  static boolean names(String word) {
    return !SceneWords.referents(EVERYTHING, word).isEmpty();
  }

  private static void ground(Supervision all, int row, Example example, Scene scene) {
    for (int token = 0; token < Architecture.TOKENS; token++) {
      List<String> words = words(example, token);
      if (words.size() != 1) {
        continue;
      }
      String word = words.getFirst();
      int place = row * Architecture.TOKENS + token;
      all.groundingWeight()[place] = names(word) ? 1 : NAMES_NOTHING;
      for (SceneObject object : SceneWords.referents(scene, word)) {
        all.grounding()[place * Architecture.PATCHES + patch(object)] = 1;
      }
    }
  }

  private static List<String> words(Example example, int token) {
    if (token >= Architecture.TEXT) {
      int option = token - Architecture.TEXT;
      return option < example.tokens().options() ? example.tokens().option(option) : List.of();
    }
    String word = example.tokens().words().get(token);
    return word.isEmpty() ? List.of() : List.of(word);
  }

  private static void label(Supervision all, int row, Scene scene) {
    int[] sizes = PatchClasses.sizes();
    int classes = Supervision.CLASSES;
    SceneObject[] held = new SceneObject[Architecture.PATCHES];
    scene.objects().forEach(object -> held[patch(object)] = object);
    for (int patch = 0; patch < held.length; patch++) {
      int at = (row * Architecture.PATCHES + patch) * classes;
      int[] found = held[patch] == null ? new int[sizes.length] : PatchClasses.of(held[patch]);
      for (int i = 0; i < sizes.length; i++) {
        all.patches()[at + found[i]] = held[patch] == null ? BACKGROUND : 1;
        at += sizes[i];
      }
    }
  }

  /** A question refers to what each of its naming words names; a count must bear that out. */
  private static void fit(Supervision all, int row, Example example, Scene scene) {
    Set<SceneObject> fitting = new HashSet<>(scene.objects());
    List<String> question =
        example.tokens().words().subList(Architecture.CONTEXT, Architecture.TEXT);
    question.stream()
        .filter(Teacher::names)
        .forEach(word -> fitting.retainAll(SceneWords.referents(scene, word)));
    OptionalDouble answer = value(example);
    if (answer.isEmpty() || answer.getAsDouble() == fitting.size()) {
      all.fittingWeight()[row] = 1;
      fitting.forEach(object -> all.fitting()[row * Architecture.PATCHES + patch(object)] = 1);
    }
  }

  /**
   * The question's words that name exactly one object each: with one, it is what others are seen
   * from; with two, the right relation says which is seen from which.
   */
  private static void point(Supervision all, int row, Example example, Scene scene) {
    List<Integer> places = new ArrayList<>();
    List<SceneObject> objects = new ArrayList<>();
    for (int i = 0; i < Architecture.QUESTION; i++) {
      String word = example.tokens().words().get(Architecture.CONTEXT + i);
      List<SceneObject> named = SceneWords.referents(scene, word);
      if (named.size() == 1) {
        places.add(i);
        objects.add(named.getFirst());
      }
    }
    int first = row * 2 * Architecture.QUESTION;
    int second = first + Architecture.QUESTION;
    if (places.size() == 1) {
      all.pointers()[second + places.getFirst()] = 1;
    } else if (places.size() == 2) {
      String relation = example.tokens().option(example.answer()).getFirst();
      boolean inOrder = Directions.holds(relation, objects.get(0), objects.get(1));
      if (inOrder || Directions.holds(relation, objects.get(1), objects.get(0))) {
        all.pointers()[first + places.get(inOrder ? 0 : 1)] = 1;
        all.pointers()[second + places.get(inOrder ? 1 : 0)] = 1;
      }
    }
  }

  /** Where exactly one choice of signs adds the text's numerals up to the answer, that one. */
  private static void add(Supervision all, int row, Example example) {
    OptionalDouble answer = value(example);
    if (answer.isEmpty() || !example.family().equals("arithmetic")) {
      return;
    }
    List<Integer> places = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < Architecture.TEXT; i++) {
      OptionalDouble value = Numerals.valueOf(example.tokens().words().get(i));
      if (value.isPresent()) {
        places.add(i);
        values.add(value.getAsDouble());
      }
    }
    Signs.solve(values, answer.getAsDouble())
        .ifPresent(signs -> {
          for (int i = 0; i < places.size(); i++) {
            int place = row * Architecture.TEXT + places.get(i);
            all.signs()[place] = signs[i];
            all.signWeight()[place] = 1;
          }
        });
  }

  private static OptionalDouble value(Example example) {
    if (example.answer() < 0) {
      return OptionalDouble.empty();
    }
    List<String> words = example.tokens().option(example.answer());
    return words.size() == 1 ? Numerals.valueOf(words.getFirst()) : OptionalDouble.empty();
  }

  private static int patch(SceneObject object) {
    double side = (double) Scene.SIDE / Architecture.GRID;
    int x = Math.clamp((int) (object.x() / side), 0, Architecture.GRID - 1);
    int y = Math.clamp((int) (object.y() / side), 0, Architecture.GRID - 1);
    return y * Architecture.GRID + x;
  }

  private static Scene everything() {
    Kind[] kinds = Kind.values();
    Color[] colors = Color.values();
    Material[] materials = Material.values();
    Action[] actions = Action.values();
    Collection<SceneObject> objects = new ArrayList<>();
    int most =
        IntStream.of(kinds.length, colors.length, materials.length, actions.length)
            .max()
            .orElseThrow();
    for (int i = 0; i < most; i++) {
      Look look =
          new Look(
              kinds[i % kinds.length],
              colors[i % colors.length],
              materials[i % materials.length],
              actions[i % actions.length]);
      objects.add(SceneObject.of(look, 0, 0, 1, 0));
    }
    return new Scene(new Background(0, 0, 0), List.of(), List.copyOf(objects));
  }
}
