package io.agnoscope.inference.worker;

/** What becomes of a delivery. */
enum Settlement {

  /** It is done: nobody is to have it again. */
  ACCEPT,

  /** Somebody is to have it again; it was delivered once in vain. */
  RELEASE,

  /** It is worked on still. */
  RENEW
}
