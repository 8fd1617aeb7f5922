package io.agnoscope.trainer.service;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** The time, so that tests can set it. */
final class Clocks {

  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }
}
