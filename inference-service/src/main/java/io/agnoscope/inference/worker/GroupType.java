package io.agnoscope.inference.worker;

/** How workers share the Trials among them. */
public enum GroupType {

  /** A share group (KIP-932): each Trial is one worker's, whatever its partition. */
  SHARE,

  /** A consumer group, for brokers without share groups: each partition is one worker's. */
  CONSUMER
}
