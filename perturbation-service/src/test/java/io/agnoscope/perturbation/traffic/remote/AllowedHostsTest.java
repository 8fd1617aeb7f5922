package io.agnoscope.perturbation.traffic.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  private static final AllowedHosts HOSTS =
      AllowedHosts.of(
          Stream.of("Pictures.example.org", "*.cdn.example.net", "lab.example.org:8443")
              .map(AllowedHosts::of)
              .toList());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://pictures.example.org/a.png?token=t",
        "HTTPS://PICTURES.EXAMPLE.ORG/a.png",
        "http://pictures.example.org:80/a.png",
        "https://a.cdn.example.net/",
        "https://a.b.cdn.example.net",
        "https://lab.example.org:8443/"
      })
  void allowsThese(String address) {
    assertThat(allowed(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/",
        "https://pictures.example.org.evil.example/",
        "https://evilpictures.example.org/",
        "https://pictures.example.org:8443/",
        "http://pictures.example.org:443/",
        "https://cdn.example.net/",
        "https://evilcdn.example.net/",
        "https://lab.example.org/",
        "https://pictures.example.org@evil.example/",
        "https://evil.example@pictures.example.org/",
        "https://pictures.example.org./",
        "ftp://pictures.example.org/",
        "file:///etc/passwd",
        "https:/a.png",
        "a.png",
        "https://[::1]/"
      })
  void allowsNoneOfThese(String address) {
    assertThat(allowed(address)).isFalse();
  }

  @Test
  void allowsNothingByDefault() {
    assertThat(
            RemoteAddress.of(URI.create("https://pictures.example.org/"))
                .orElseThrow()
                .allowedBy(AllowedHosts.of(List.of())))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "*.org", "a b", "https://a.b", "a.b:0", "a.b:65536", "*.*.a.b"})
  void refusesEntriesThatAreNone(String entry) {
    assertThatThrownBy(() -> AllowedHosts.of(entry)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesNothingButTheHost() {
    RemoteAddress address =
        RemoteAddress.of(URI.create("https://pictures.example.org/p?token=t#f")).orElseThrow();

    assertThat(address).hasToString("pictures.example.org");
    assertThat(address.path()).isEqualTo("/p?token=t");
  }

  private static boolean allowed(String address) {
    return RemoteAddress.of(URI.create(address)).filter(one -> one.allowedBy(HOSTS)).isPresent();
  }
}
