package io.agnoscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.accesstesting.TokenIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A browser that signs in, and its cookies. */
@QuarkusTest
@WithTestResource(TokenIssuer.class)
@TestProfile(AccessTest.Tokens.class)
@SuppressWarnings("NullAway.Init") // Quarkus sets it.
class CodeFlowTest {
  TokenIssuer issuer;

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();

  @Test
  void whoSignsInHasASessionInAnEncryptedCookie() throws Exception {
    issuer.nextToSignIn("Olga", 600, "operator");

    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("the page");
    assertThat(page.uri().getPath()).isEqualTo("/");
    assertThat(page.uri().getQuery()).isNull();
    assertThat(session())
        .isNotEmpty()
        .allSatisfy(cookie -> {
          assertThat(cookie.isHttpOnly()).isTrue();
          // A JWT's parts, which are not encrypted, have dots between them, and begin so.
          assertThat(cookie.getValue()).doesNotContain("eyJhbGciOiJSUzI1NiI");
        });
    assertThat(get("/api/v1/session").body()).isEqualTo("Olga orders");
    assertThat(post("/api/v1/orders").statusCode()).isEqualTo(200);
  }

  @Test
  void whoSignsInAsAViewerOrdersNothing() throws Exception {
    issuer.nextToSignIn("Vera", 600, "viewer");

    assertThat(get("/").statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/session").body()).isEqualTo("Vera looks");
    assertThat(post("/api/v1/orders").statusCode()).isEqualTo(403);
  }

  @Test
  void whoSignsInWithoutARoleIsToldSo() throws Exception {
    issuer.nextToSignIn("Nina", 600);

    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("role");
  }

  @Test
  void whoSignsOutIsNobody() throws Exception {
    issuer.nextToSignIn("Olga", 600, "operator");
    get("/");

    HttpResponse<Void> ended;
    try (HttpClient still = HttpClient.newBuilder().cookieHandler(cookies).build()) {
      ended = still.send(HttpRequest.newBuilder(uri("/logout")).build(), BodyHandlers.discarding());
    }
    assertThat(ended.statusCode()).isEqualTo(302);
    assertThat(ended.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).startsWith(issuer.address() + "/endsession"));
    assertThat(session()).isEmpty();
    assertThat(get("/api/v1/session").statusCode()).isEqualTo(401);
  }

  @Test
  void aChangedCookieIsNobodys() throws Exception {
    issuer.nextToSignIn("Olga", 600, "operator");
    get("/");
    session().forEach(cookie -> cookie.setValue("x" + cookie.getValue().substring(1)));

    HttpResponse<String> refused = get("/api/v1/session");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private List<HttpCookie> session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().startsWith("q_session"))
        .toList();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build(),
        BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return URI.create("http://localhost:" + RestAssured.port + path);
  }
}
