package io.agnoscope.stimuli.graph;

import io.agnoscope.stimuli.emma.Subject;
import io.agnoscope.stimuli.emma.Value;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.List;

/**
 * One thing that is true in a picture, and what is not true of its subject.
 *
 * @param near wrong values for hard questions, the better ones first
 * @param far wrong values for easy questions: what the picture does not show
 */
record Fact(
    long imageId, Aspect aspect, Subject subject, Value truth, List<Value> near, List<Value> far) {
  Fact {
    near = List.copyOf(near);
    far = List.copyOf(far);
  }
}
