@NullMarked
package io.agnoscope.benchmarks.nginx;

import org.jspecify.annotations.NullMarked;
