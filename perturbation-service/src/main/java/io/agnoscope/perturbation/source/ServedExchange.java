package io.agnoscope.perturbation.source;

import io.agnoscope.perturbation.traffic.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A request and what production answered, as a source brings them, both unread.
 *
 * @param path that it was sent to, or null when the source does not say
 * @param request the request's body
 * @param response the response's body, or null when the source does not bring it
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record ServedExchange(
    Origin origin, @Nullable String path, byte[] request, byte @Nullable [] response) {}
