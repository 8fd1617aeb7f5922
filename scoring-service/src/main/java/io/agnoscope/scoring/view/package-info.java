/** What is kept in memory of topics that the API shows as they are. */
@NullMarked
package io.agnoscope.scoring.view;

import org.jspecify.annotations.NullMarked;
