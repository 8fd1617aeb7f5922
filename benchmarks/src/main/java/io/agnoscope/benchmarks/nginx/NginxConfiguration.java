package io.agnoscope.benchmarks.nginx;

import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.Ports;

/**
 * The configuration that the documentation gives, with addresses filled in.
 *
 * @param text as documented
 */
record NginxConfiguration(String text) {

  /** Its path under {@code docs/}. */
  static final String DOCUMENT = "mirroring/nginx.conf";

  private static final String MODEL = "127.0.0.1:8000";
  private static final String AGNOSCOPE = "127.0.0.1:8081";
  private static final String LISTEN = "127.0.0.1:8888";
  private static final String RELAY = "127.0.0.1:8889";
  private static final String AT_ONCE = "127.0.0.1:8890";
  private static final String MIRROR = "(?m)^\\s*mirror\\s+/agnoscope-mirror;\\R";
  private static final String BEGIN = "http {\n";

  /** The same with other ports, and its files in its own folder. */
  NginxConfiguration with(int listen, int model, int agnoscope) {
    String moved = replaced(text, LISTEN, address(listen));
    moved = replaced(moved, MODEL, address(model));
    moved = replaced(moved, AGNOSCOPE, address(agnoscope));
    moved = replaced(moved, RELAY, address(Ports.free()));
    moved = replaced(moved, AT_ONCE, address(Ports.free()));
    return new NginxConfiguration(
        replaced(
            moved,
            BEGIN,
            BEGIN
                + """
                  access_log off;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                """));
  }

  /** The same without the mirror. */
  NginxConfiguration unmirrored() {
    String unmirrored = text.replaceFirst(MIRROR, "");
    if (unmirrored.equals(text)) {
      throw new BenchmarkException("docs/" + DOCUMENT + " has no line that mirrors");
    }
    return new NginxConfiguration(unmirrored);
  }

  private static String address(int port) {
    return Ports.LOOPBACK + ":" + port;
  }

  private static String replaced(String text, String known, String other) {
    if (!text.contains(known)) {
      throw new BenchmarkException("docs/" + DOCUMENT + " no longer has " + known.strip());
    }
    return text.replace(known, other);
  }
}
