package io.agnoscope.inference.answering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits no time at all, and remembers that it was to. */
final class Patient implements Patience {

  final List<Reply.NotNow> waits = new ArrayList<>();
  final List<Integer> inARow = new ArrayList<>();

  @Override
  public void asked(int views, Duration took, boolean replied) {}

  @Override
  public void await(Reply.NotNow reply, int times) {
    waits.add(reply);
    inARow.add(times);
  }
}
