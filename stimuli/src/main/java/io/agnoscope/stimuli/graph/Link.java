package io.agnoscope.stimuli.graph;

/**
 * A relation between two objects of a scene graph.
 *
 * @param subject id of the object that does or has it
 * @param object id of the other one
 */
public record Link(long subject, String predicate, long object) {}
