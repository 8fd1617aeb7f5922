/**
 * Records to bytes and back, in Avro's single-object encoding, with schemas that travel by topic.
 */
@NullMarked
package io.agnoscope.schemas.codec;

import org.jspecify.annotations.NullMarked;
