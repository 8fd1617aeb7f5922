package io.agnoscope.perturbation.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherCallsTest {

  @ParameterizedTest
  @CsvSource({
    "audio/transcriptions,audio",
    "embeddings,embeddings",
    "images/generations,images",
    "completions,completions",
    "moderations,moderations",
    "videos,video",
    "files/f-1/content,files",
    "models,other",
    "chat/completions/c-1,other",
    "audios,other"
  })
  void namesTheKindByThePath(String path, String kind) {
    assertThat(OtherCalls.kind(path).label()).isEqualTo(kind);
  }
}
