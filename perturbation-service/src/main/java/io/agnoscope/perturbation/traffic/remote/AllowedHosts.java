package io.agnoscope.perturbation.traffic.remote;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that pictures are fetched from. An entry is a name, or {@code *.} and a suffix of at
 * least two labels for every name below it; with a port it is for that port, without for the
 * scheme's own.
 */
public final class AllowedHosts {

  private static final Pattern ENTRY =
      Pattern.compile("(\\*\\.)?([a-z0-9-]+(?:\\.[a-z0-9-]+)*)(?::([0-9]{1,5}))?");

  private static final int SCHEME_PORT = -1;

  private final List<Entry> entries;

  private AllowedHosts(List<Entry> entries) {
    this.entries = entries;
  }

  private record Entry(boolean below, String name, int port) {

    boolean holdsOf(String host, int asked) {
      return port == asked && (below ? host.endsWith("." + name) : host.equals(name));
    }
  }

  /** Allows what any of the others allows. */
  public static AllowedHosts of(List<AllowedHosts> others) {
    return new AllowedHosts(others.stream().flatMap(one -> one.entries.stream()).toList());
  }

  /**
   * Allows what one entry says.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static AllowedHosts of(String entry) {
    Matcher matcher = ENTRY.matcher(entry.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("it is no host name, nor \"*.\" and one");
    }
    boolean below = matcher.group(1) != null;
    String name = matcher.group(2);
    if (below && name.indexOf('.') < 0) {
      throw new IllegalArgumentException("\"*.\" stands before a name of at least two labels");
    }
    int port = matcher.group(3) == null ? SCHEME_PORT : Integer.parseInt(matcher.group(3));
    if (port == 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 1 to 65535");
    }
    return new AllowedHosts(List.of(new Entry(below, name, port)));
  }

  /**
   * Whether pictures are fetched from there.
   *
   * @param host in lower case
   * @param port as the address gives it
   * @param schemePort the port that the scheme has when none is given
   */
  boolean allows(String host, int port, int schemePort) {
    int asked = port == schemePort ? SCHEME_PORT : port;
    return entries.stream()
        .anyMatch(entry -> entry.holdsOf(host, port) || entry.holdsOf(host, asked));
  }
}
