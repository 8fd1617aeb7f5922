package io.agnoscope.vlm;

/**
 * What one step of fine-tuning saw, before it moved the weights. Losses are in nats.
 *
 * @param crossEntropy on clean and perturbed prompts with a known answer
 * @param adversarial cross-entropy on copies whose embeddings were moved; 0 without any
 * @param consistency divergence of perturbed and moved answers from clean ones
 * @param anchor JS divergence of clean answers from the parent's
 * @param grounding weighted sum of what scenes teach
 * @param gradientNorm before it was clipped
 * @param ascentRatio how far a step of ascent goes beside the bound on noise: the mean of |α·g|/ε
 *     over what may move; far below 1 the noise stays about as random as it started. 0 without any
 * @param cleanAccuracy share of labelled clean prompts answered right, in [0, 1]; NaN without any
 * @param perturbedAccuracy the same of perturbed prompts
 * @param applied false when a value was not finite: then the weights went back to the last good
 *     ones
 */
public record StepLosses(
    double total,
    double crossEntropy,
    double adversarial,
    double consistency,
    double anchor,
    double grounding,
    double gradientNorm,
    double ascentRatio,
    double cleanAccuracy,
    double perturbedAccuracy,
    boolean applied) {}
