package dev.onward.retrieve;

import dev.onward.index.Passage;

/**
 * A passage that may answer a question. {@code score} is the fused one, from 0 to 1 within one
 * search; {@code similarity} is the cosine of the two vectors, comparable between searches.
 */
public record Evidence(Passage passage, double score, double similarity) {}
