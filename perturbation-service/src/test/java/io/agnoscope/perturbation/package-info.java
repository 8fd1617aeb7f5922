@org.jspecify.annotations.NullMarked
package io.agnoscope.perturbation;
