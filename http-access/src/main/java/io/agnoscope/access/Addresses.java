package io.agnoscope.access;

import java.net.InetAddress;

/** Who can reach an address that a service listens on. */
public final class Addresses {
  private Addresses() {}

  /** Whether only this machine can, as far as the name says. */
  public static boolean loopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false; // Another name: who can reach it is not known.
    }
  }
}
