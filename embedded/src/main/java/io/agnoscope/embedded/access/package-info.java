/** What commands show to services that ask who calls. */
@NullMarked
package io.agnoscope.embedded.access;

import org.jspecify.annotations.NullMarked;
