package io.agnoscope.benchmarks.process;

import java.util.OptionalLong;

/**
 * The memory of a JVM process.
 *
 * @param residentBytes of the whole process, where the system tells
 * @param heapBytes in use, garbage included
 */
public record Memory(OptionalLong residentBytes, long heapBytes) {}
