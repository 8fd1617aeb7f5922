package io.agnoscope.vlm;

/**
 * What one step of fine-tuning saw, before it moved the weights. Losses are in nats.
 *
 * @param crossEntropy on clean and perturbed prompts with a known answer
 * @param consistency JS divergence of perturbed from clean answers
 * @param anchor JS divergence of clean answers from the parent's
 * @param grounding weighted sum of what scenes teach
 * @param cleanAccuracy share of labelled clean prompts answered right, in [0, 1]; NaN without any
 * @param perturbedAccuracy the same of perturbed prompts
 * @param applied false when a value was not finite: then the weights went back to the last good
 *     ones
 */
public record StepLosses(
    double total,
    double crossEntropy,
    double consistency,
    double anchor,
    double grounding,
    double gradientNorm,
    double cleanAccuracy,
    double perturbedAccuracy,
    boolean applied) {}
