/** The topics and share groups, each declared once, and what brings them into being on a broker. */
@NullMarked
package io.agnoscope.schemas.topic;

import org.jspecify.annotations.NullMarked;
