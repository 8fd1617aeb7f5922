/** What the launcher keeps in the state folder: its lock, what runs, where things are. */
@NullMarked
package io.agnoscope.embedded.state;

import org.jspecify.annotations.NullMarked;
