package io.agnoscope.vlm.blocks;

import ai.djl.ndarray.NDArray;

/**
 * What the network says of a batch, and what it was led by.
 *
 * @param logits [B, OPTIONS]; very low where there is no option
 * @param grounding log-odds of each token and patch, [B, TOKENS, PATCHES]
 * @param fitting log-probability of each patch to fit the whole question, [B, 1, PATCHES]
 * @param pointers which words of the question point at the two things related, [B, 2, QUESTION]
 * @param signs with which each word's value counts, [B, TEXT, 2]
 * @param patches class scores of each patch, [B, PATCHES, classes]
 */
public record Outputs(
    NDArray logits,
    NDArray grounding,
    NDArray fitting,
    NDArray pointers,
    NDArray signs,
    NDArray patches) {}
