package io.agnoscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.access.AccessConfig.Mode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StartCheckTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost", "LOCALHOST"})
  void nobodyIsAskedOnLoopback(String host) {
    assertThat(StartCheck.refusal(Mode.LOOPBACK, host, Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.2", "agnoscope.example"})
  void whereOthersGetInSomethingHasToBeSaid(String host) {
    assertThat(StartCheck.refusal(Mode.LOOPBACK, host, Optional.of("https://issuer.example")))
        .hasValueSatisfying(
            why -> assertThat(why).contains("agnoscope.access.mode", "quarkus.http.host=" + host));
    assertThat(StartCheck.refusal(Mode.OPEN, host, Optional.empty())).isEmpty();
  }

  @Test
  void tokensNeedAnIssuer() {
    assertThat(StartCheck.refusal(Mode.OIDC, "0.0.0.0", Optional.of("https://issuer.example")))
        .isEmpty();
    assertThat(StartCheck.refusal(Mode.OIDC, "127.0.0.1", Optional.of(" ")))
        .hasValueSatisfying(why -> assertThat(why).contains("quarkus.oidc.auth-server-url"));
    assertThat(StartCheck.refusal(Mode.OIDC, "127.0.0.1", Optional.empty())).isPresent();
  }
}
