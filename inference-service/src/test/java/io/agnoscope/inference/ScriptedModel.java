package io.agnoscope.inference;

import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Ask;
import io.agnoscope.inference.answering.Reply;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A model that does as the test says, and remembers what it was asked. */
public final class ScriptedModel implements AnswerModel {

  /** What the test says. */
  @FunctionalInterface
  public interface Script {
    Reply reply(Ask ask, Instant deadline) throws InterruptedException;
  }

  public static final Reply STAR = Reply.Distribution.exact(List.of(0.7, 0.3));

  public final List<List<Ask>> asked = new CopyOnWriteArrayList<>();
  private final String checkpoint;
  private final Script script;

  public ScriptedModel(Script script) {
    this("scripted", script);
  }

  public ScriptedModel(String checkpoint, Script script) {
    this.checkpoint = checkpoint;
    this.script = script;
  }

  @Override
  public String checkpoint() {
    return checkpoint;
  }

  @Override
  public String promptVersion() {
    return "scripted-1";
  }

  @Override
  public List<Reply> ask(List<Ask> asks, Instant deadline) throws InterruptedException {
    asked.add(List.copyOf(asks));
    List<Reply> replies = new java.util.ArrayList<>();
    for (Ask ask : asks) {
      replies.add(script.reply(ask, deadline));
    }
    return replies;
  }

  @Override
  public void close() {}
}
