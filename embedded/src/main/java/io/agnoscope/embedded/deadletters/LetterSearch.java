package io.agnoscope.embedded.deadletters;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.deadletter.DeadLetterException;
import io.agnoscope.schemas.deadletter.DeadLetterLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds dead letters by id and by age. Holds the bytes of none but those asked for. */
public final class LetterSearch {
  private static final int SHORTEST_ID = 4;

  private final DeadLetterLog log;
  private final Consumer<String> undecodable;

  /**
   * Searches a log.
   *
   * @param undecodable told of each record in the topic that is no dead letter
   */
  public LetterSearch(DeadLetterLog log, Consumer<String> undecodable) {
    this.log = log;
    this.undecodable = undecodable;
  }

  /**
   * The newest ones, oldest first.
   *
   * @param total how many there are in all
   */
  public record Newest(List<LetterLine> letters, long total) {}

  public Newest newest(int limit) {
    PriorityQueue<LetterLine> newest = new PriorityQueue<>(Comparator.comparing(LetterLine::at));
    long[] total = new long[1];
    read(letter -> {
      total[0]++;
      newest.add(LetterLine.of(letter));
      if (newest.size() > limit) {
        newest.remove();
      }
    });
    List<LetterLine> sorted = new ArrayList<>(newest);
    sorted.sort(Comparator.comparing(LetterLine::at));
    return new Newest(sorted, total[0]);
  }

  public DeadLetter find(String id) {
    return findAll(List.of(id)).getFirst();
  }

  /**
   * Returns the letters with these ids, in their order.
   *
   * @param ids whole or shortened
   * @throws UserFailure when one fits no dead letter, or several
   */
  public List<DeadLetter> findAll(List<String> ids) {
    for (String id : ids) {
      if (id.length() < SHORTEST_ID) {
        throw new UserFailure("an id has at least " + SHORTEST_ID + " characters: " + id, 2);
      }
    }
    Map<String, @Nullable DeadLetter> found = new LinkedHashMap<>();
    ids.forEach(id -> found.put(id, null));
    read(letter -> match(found, letter));
    List<DeadLetter> letters = new ArrayList<>();
    found.forEach((id, letter) -> {
      if (letter == null) {
        throw new UserFailure("there is no dead letter " + id);
      }
      letters.add(letter);
    });
    return letters;
  }

  private void read(Consumer<DeadLetter> letters) {
    try {
      log.forEach(letters, undecodable);
    } catch (DeadLetterException e) {
      throw new UserFailure(String.valueOf(e.getMessage()));
    }
  }

  private static void match(Map<String, @Nullable DeadLetter> found, DeadLetter letter) {
    found.replaceAll((id, earlier) -> {
      if (!letter.getId().startsWith(id)) {
        return earlier;
      }
      if (earlier != null && !earlier.getId().equals(letter.getId())) {
        throw new UserFailure("several dead letters begin with " + id + ": give more of it");
      }
      return letter;
    });
  }

  /** The record's value as it was; empty when it had none. */
  public static byte[] originalValue(DeadLetter letter) {
    byte[] value = DeadLetterLog.bytes(letter.getValue());
    return value == null ? new byte[0] : value;
  }
}
