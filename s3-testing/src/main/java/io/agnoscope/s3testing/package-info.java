/** A server that speaks S3, for tests. */
@NullMarked
package io.agnoscope.s3testing;

import org.jspecify.annotations.NullMarked;
