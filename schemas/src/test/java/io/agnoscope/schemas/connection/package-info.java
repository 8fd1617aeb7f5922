@NullMarked
package io.agnoscope.schemas.connection;

import org.jspecify.annotations.NullMarked;
