package io.agnoscope.inference.chat;

import io.agnoscope.inference.answering.AnswerModel;
import java.util.Optional;

/** The models of this process that can be asked. */
public interface ServedModels {

  /** Whether there ever is one: there is none where a model behind a server is watched. */
  boolean inProcess();

  /** The model that serves, held open until it is given back; nothing while none is loaded. */
  Optional<Held> hold();

  /** A model that is not closed before it is given back. */
  interface Held extends AutoCloseable {

    AnswerModel model();

    @Override
    void close();
  }
}
