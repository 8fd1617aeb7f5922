package io.agnoscope.embedded.cli;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.launch.OpenAiServer;
import io.agnoscope.embedded.launch.WatchedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --model}, and what goes with it. */
public final class ModelOption {

  @Option(names = "--model", paramLabel = "KIND", description = "the model that is watched")
  private String model = WatchedModel.TinyVlm.NAME;

  @Option(names = "--openai-url", paramLabel = "URL", description = "where a model is served")
  private @Nullable String url;

  @Option(names = "--openai-model", paramLabel = "NAME", description = "as the server names it")
  private @Nullable String name;

  @Option(names = "--openai-key-file", paramLabel = "FILE", description = "has the server's key")
  private @Nullable Path keyFile;

  /**
   * The model that is meant.
   *
   * @param keyInEnvironment whether there is a key there
   * @throws UserFailure when the options do not go together
   */
  WatchedModel model(boolean keyInEnvironment) {
    return switch (model) {
      case WatchedModel.TinyVlm.NAME -> {
        if (Stream.of(url, name, keyFile).anyMatch(option -> option != null)) {
          throw new UserFailure("the options --openai-... go with --model openai", 2);
        }
        yield new WatchedModel.TinyVlm();
      }
      case OpenAiServer.NAME -> {
        if (url == null || name == null) {
          throw new UserFailure("--model openai needs --openai-url and --openai-model", 2);
        }
        if (keyFile != null && keyInEnvironment) {
          throw new UserFailure(
              "there are two keys, in --openai-key-file and in %s: leave one out"
                  .formatted(OpenAiServer.KEY_VARIABLE),
              2);
        }
        yield new OpenAiServer(OpenAiServer.address(url), name, Optional.ofNullable(keyFile));
      }
      default ->
          throw new UserFailure(
              "there is no model '%s' here; --model knows tinyvlm and openai".formatted(model), 2);
    };
  }

  /** The options that mean a model. */
  static List<String> of(WatchedModel model) {
    List<String> options = new ArrayList<>();
    switch (model) {
      case WatchedModel.TinyVlm tinyVlm -> options.add("--model=" + WatchedModel.TinyVlm.NAME);
      case OpenAiServer server -> {
        options.add("--model=" + OpenAiServer.NAME);
        options.add("--openai-url=" + server.url());
        options.add("--openai-model=" + server.model());
        server.keyFile().ifPresent(file -> options.add("--openai-key-file=" + file));
      }
    }
    return options;
  }
}
