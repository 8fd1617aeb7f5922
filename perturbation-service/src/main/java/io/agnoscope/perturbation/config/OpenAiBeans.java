package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.openai.ChatCompletionsReader;
import io.agnoscope.perturbation.openai.ResponsesReader;
import io.agnoscope.perturbation.traffic.RemotePictures;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Builds the readers of OpenAI's requests, with the limits of every Sample. */
@Singleton
public class OpenAiBeans {

  private final Limits limits;

  public OpenAiBeans(PerturbationConfig config) {
    this.limits = config.ingest().limits();
  }

  @Produces
  @Singleton
  ChatCompletionsReader chatCompletions(RemotePictures remote) {
    return new ChatCompletionsReader(limits, remote);
  }

  @Produces
  @Singleton
  ResponsesReader responses(RemotePictures remote) {
    return new ResponsesReader(limits, remote);
  }
}
