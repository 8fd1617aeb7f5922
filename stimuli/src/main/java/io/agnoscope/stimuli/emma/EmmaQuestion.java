package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.stimuli.sample.Message;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import java.util.ArrayList;
import java.util.List;

/**
 * A worded question about a picture.
 *
 * @param options in the order shown, all different
 * @param gold index of the right option
 */
public record EmmaQuestion(Cell cell, String text, List<String> options, int gold) {

  public EmmaQuestion {
    options = List.copyOf(options);
  }

  /** The visual fact asked for. */
  public Aspect aspect() {
    return cell.aspect();
  }

  /** The letter of the right option. */
  public String answer() {
    return letter(gold);
  }

  /** The options with their letters, A first. */
  public List<Option> lettered() {
    List<Option> lettered = new ArrayList<>(options.size());
    for (int i = 0; i < options.size(); i++) {
      lettered.add(new Option(letter(i), options.get(i)));
    }
    return lettered;
  }

  /**
   * The question as a Sample.
   *
   * @param sha256 names the picture
   */
  public Sample sample(String id, String sha256) {
    return new Sample(
        id,
        TaskClass.IMAGE_HEAVY,
        List.of(
            new Message(Message.Role.USER, List.of(new Part.Picture(sha256), new Part.Text(text)))),
        lettered(),
        answer(),
        aspect());
  }

  private static String letter(int index) {
    return String.valueOf((char) ('A' + index));
  }
}
