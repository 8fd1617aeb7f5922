package io.agnoscope.accesstesting;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/**
 * An issuer that signs tokens, with discovery, keys and the authorization code flow, on a port of
 * its own; and what a service needs to believe it. A test has it injected into a field of this
 * type.
 */
public final class TokenIssuer implements QuarkusTestResourceLifecycleManager {
  private static final String REALM = "agnoscope";
  private static final String AUDIENCE = "agnoscope";
  private static final long LIFE_SECONDS = 600;

  private final MockOAuth2Server server = new MockOAuth2Server();

  @Override
  public Map<String, String> start() {
    server.start();
    return Map.of(
        "agnoscope.access.mode",
        "oidc",
        "quarkus.oidc.auth-server-url",
        server.issuerUrl(REALM).toString(),
        "quarkus.oidc.credentials.secret",
        "the-secret-of-the-client-in-tests",
        "quarkus.oidc.token-state-manager.encryption-secret",
        "what-encrypts-the-cookies-in-tests");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(TokenIssuer.class));
  }

  @Override
  public void stop() {
    server.shutdown();
  }

  /** The address that begins those of this issuer. */
  public String address() {
    return server.issuerUrl(REALM).toString();
  }

  /** A token as it should be. */
  public String token(String name, String... roles) {
    return issue(REALM, AUDIENCE, name, roles, LIFE_SECONDS);
  }

  /** One that was valid once. */
  public String expired(String name, String... roles) {
    return issue(REALM, AUDIENCE, name, roles, -LIFE_SECONDS);
  }

  /** One for another application. */
  public String forAnother(String name, String... roles) {
    return issue(REALM, "somebody-else", name, roles, LIFE_SECONDS);
  }

  /** One of another issuer on the same server. */
  public String ofAnother(String name, String... roles) {
    return issue("elsewhere", AUDIENCE, name, roles, LIFE_SECONDS);
  }

  /** A good token's claims without its signature. */
  public String unsigned(String name, String... roles) {
    String claims = token(name, roles).split("\\.", -1)[1];
    return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + ".";
  }

  /** A good token's header and signature around the claims of another one. */
  public String forged(String name, String... roles) {
    String[] good = token("somebody").split("\\.", -1);
    String[] wanted = token(name, roles).split("\\.", -1);
    return good[0] + "." + wanted[1] + "." + good[2];
  }

  /** Who signs in next in a browser. */
  public void nextToSignIn(String name, long lifeSeconds, String... roles) {
    server.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            REALM, name, "JWT", List.of(AUDIENCE), claims(name, roles), lifeSeconds));
  }

  private String issue(
      String realm, String audience, String name, String[] roles, long lifeSeconds) {
    return server.issueToken(realm, name, audience, claims(name, roles), lifeSeconds).serialize();
  }

  private static Map<String, Object> claims(String name, String[] roles) {
    return Map.of("preferred_username", name, "groups", List.of(roles));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
