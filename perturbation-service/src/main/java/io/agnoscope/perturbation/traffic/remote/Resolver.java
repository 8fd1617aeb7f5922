package io.agnoscope.perturbation.traffic.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds a host's addresses. */
@FunctionalInterface
interface Resolver {

  /** All addresses of a host, at least one. */
  InetAddress[] resolve(String host) throws UnknownHostException;
}
