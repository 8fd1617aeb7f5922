/** How Kafka clients reach the cluster and are let in. */
@NullMarked
package io.agnoscope.schemas.connection;

import org.jspecify.annotations.NullMarked;
