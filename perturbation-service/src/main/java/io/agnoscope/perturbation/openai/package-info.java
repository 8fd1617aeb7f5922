/**
 * Reads requests in the forms of OpenAI's APIs: chat completions and responses become served
 * requests, the multiple-choice questions in their texts recognised. Pure, but for the pictures
 * that a request names by address.
 */
@NullMarked
package io.agnoscope.perturbation.openai;

import org.jspecify.annotations.NullMarked;
