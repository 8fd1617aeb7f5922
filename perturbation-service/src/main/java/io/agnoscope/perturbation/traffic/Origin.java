package io.agnoscope.perturbation.traffic;

import io.agnoscope.schemas.TaskClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request before its body is read.
 *
 * @param source bounded, so that it can be a label: "mirror", "access-log", "kserve", "cloudevents"
 * @param id the sender's id of the request (idempotency key, else request id), or a random one
 * @param unkeyed whether the id is random
 * @param at when it arrived
 * @param tenant whose it is, or null
 * @param route the gateway's route, or null
 * @param taskClass declared by the sender, or null
 * @param target the watched model that the sender names, or null
 */
public record Origin(
    String source,
    String id,
    boolean unkeyed,
    Instant at,
    @Nullable String tenant,
    @Nullable String route,
    @Nullable TaskClass taskClass,
    @Nullable String target) {}
