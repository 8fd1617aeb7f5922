/** Identities that are made of content: digests and Trial ids. */
@NullMarked
package io.agnoscope.schemas.identity;

import org.jspecify.annotations.NullMarked;
