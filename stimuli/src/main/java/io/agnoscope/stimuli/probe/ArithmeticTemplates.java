package io.agnoscope.stimuli.probe;

import java.util.List;

/** Wordings of sums; {n} is a name, {a}, {b} and {c} are numbers. */
final class ArithmeticTemplates {

  /** a + b. */
  static final Templates SUM =
      new Templates(
          List.of(
              "What is {a} + {b}?",
              "What is {a} plus {b}?",
              "How many are {a} and {b} in all?",
              "Tell me the sum of {a} and {b}.",
              "{n} has {a} coins. {n} gets {b} more coins. How many coins does {n} have now?",
              "There are {a} books here and {b} books there. How many books are there in all?",
              "{n} had {a} cards and then got {b} cards. What is the number of cards now?"),
          List.of(
              "What is the sum of {a} and {b}?",
              "{n} had {a} books. {n} gets {b} more books. How many books does {n} have in all?",
              "There are {a} cards here. There are {b} more cards there. How many cards are there"
                  + " in all?"));

  /** a - b. */
  static final Templates DIFFERENCE =
      new Templates(
          List.of(
              "What is {a} - {b}?",
              "What is {a} minus {b}?",
              "How many are {a} less {b}?",
              "Tell me the difference of {a} and {b}.",
              "{n} has {a} coins. {n} gives {b} coins to a friend. How many coins does {n} have"
                  + " now?",
              "There were {a} books here. Then {b} books were sold. How many books are left?",
              "{n} had {a} cards and then lost {b} cards. What is the number of cards now?"),
          List.of(
              "What is the difference of {a} and {b}?",
              "{n} had {a} books. {n} gives {b} books to a friend. How many books are left?",
              "There were {a} cards here. Then {b} cards were lost. How many cards are there"
                  + " now?"));

  /** a + b - c. */
  static final Templates SUM_LESS =
      new Templates(
          List.of(
              "What is {a} + {b} - {c}?",
              "What is {a} plus {b} minus {c}?",
              "How many are {a} and {b} less {c}?",
              "{n} has {a} coins. {n} gets {b} coins and gives {c} coins to a friend. How many"
                  + " coins does {n} have now?",
              "There were {a} books here. Then {b} more came and {c} were sold. How many books"
                  + " are left?",
              "{n} had {a} cards, then got {b} cards and lost {c} cards. What is the number of"
                  + " cards now?"),
          List.of(
              "Tell me the sum of {a} and {b} minus {c}.",
              "{n} had {a} books. {n} got {b} more books and lost {c} books. How many books are"
                  + " left?"));

  private ArithmeticTemplates() {}
}
