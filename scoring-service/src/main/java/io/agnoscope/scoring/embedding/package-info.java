/** What free answers mean, by a small sentence-embedding model in the process. */
@NullMarked
package io.agnoscope.scoring.embedding;

import org.jspecify.annotations.NullMarked;
