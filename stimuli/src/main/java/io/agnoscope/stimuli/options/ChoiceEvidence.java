package io.agnoscope.stimuli.options;

import io.agnoscope.stimuli.options.OptionMarker.Form;
import io.agnoscope.stimuli.options.OptionMarker.Labels;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the options of a question from steps, sections and questions that are lettered as well. */
final class ChoiceEvidence {

  private static final Pattern HEADING =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])(?:(?:the|possible|answer|given|available) )*"
              + "(?:options?|choices?|alternatives?|answers)(?: are)?[ \\t]*:\\s*$");

  private static final Pattern INSTRUCTION =
      Pattern.compile(
          """
          (?ix)
          \\b(?:choose|select|pick)\\b[^.?!\\n]{0,60}
             \\b(?:answer|option|choice|letter|alternative|following|correct|best|right|one|from)\\b
          |\\bwhich(?:\\ one)?\\ of\\ (?:the|these)\\b
          |\\b(?:answer|respond|reply|output|return|give|write|state|provide|indicate)\\b[^.?!\\n]{0,60}
             \\b(?:letter|option|choice|alternative)\\b
          |\\b(?:answer|respond|reply)\\b[^.?!\\n]{0,20}
             \\bwith\\ (?:(?:only|just|the|a|its|one|single)\\ )*(?:letter|number|digit)\\b
          |\\b(?:letter|number|option|choice)\\b[^.?!\\n]{0,30}\\b(?:correct|right|best)\\b
          |\\b(?:correct|right|best)\\b[^.?!\\n]{0,20}\\b(?:answer|option|choice|alternative)\\b
          |\\bmultiple[-\\ ]choice\\b
          """);

  /** Begins an order to do something, of which a list after it is the parts. */
  private static final Pattern TASK =
      Pattern.compile(
          "(?i)(?:please |then |now |first )*(?:write|list|describe|do|follow|explain|create|make"
              + "|generate|summari[sz]e|translate|implement|use|include|answer|complete|perform"
              + "|compare|discuss|read|check|fix|review|consider|extract|return|rewrite|draft)\\b.*",
          Pattern.DOTALL);

  private static final Pattern PARTS =
      Pattern.compile(
          "(?i).*\\b(?:questions|tasks|steps|instructions|requirements|rules|parts|sections|points"
              + "|things|following|notes|conditions|terms)\\b[^.?!\\n]{0,60}:",
          Pattern.DOTALL);

  /** What leads to a list is looked for in so many characters before it. */
  private static final int LEAD_CHARS = 500;

  private ChoiceEvidence() {}

  /** Where the heading of a block begins, or the block itself when it has none. */
  static int headingStart(String text, OptionBlock block) {
    // A heading is short: it is looked for where it can be.
    int from = Math.max(0, block.start() - 80);
    Matcher heading = HEADING.matcher(text.substring(from, block.start()));
    return heading.find() ? from + heading.start() : block.start();
  }

  /** Whether a block of this text is what a question lets choose from. */
  static boolean isChoice(String text, OptionBlock block) {
    String before = text.substring(0, block.start()).strip();
    String after = text.substring(block.end()).strip();
    if (headingStart(text, block) < block.start()
        || INSTRUCTION.matcher(before).find()
        || INSTRUCTION.matcher(after).find()) {
      return true;
    }
    return block.style().labels() != Labels.NUMBERS
        && block.options().stream().noneMatch(option -> option.text().endsWith("?"))
        && (before.isEmpty() ? after.endsWith("?") : leadsToChoice(before, block));
  }

  private static boolean leadsToChoice(String before, OptionBlock block) {
    String lead = lastSentence(before);
    if (lead.endsWith("?")) {
      return true;
    }
    if (TASK.matcher(lead).matches() || PARTS.matcher(lead).matches()) {
      return false;
    }
    if (block.lines()) {
      return block.lineStart();
    }
    return lead.endsWith(":")
        || lead.endsWith("_")
        || (block.lineStart()
            && block.style().labels() == Labels.CAPITALS
            && block.style().form() != Form.DOT
            && block.style().form() != Form.COLON);
  }

  private static String lastSentence(String before) {
    int from = Math.max(before.lastIndexOf('\n') + 1, before.length() - LEAD_CHARS);
    String line = before.substring(from);
    for (int i = line.length() - 2; i >= 0; i--) {
      if (".?!".indexOf(line.charAt(i)) >= 0 && Character.isWhitespace(line.charAt(i + 1))) {
        return line.substring(i + 1).strip();
      }
    }
    return line;
  }
}
