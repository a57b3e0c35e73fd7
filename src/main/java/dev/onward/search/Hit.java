package dev.onward.search;

/**
 * A row that was found. {@code score} is the fused one, from 0 to 1 within one search; {@code
 * similarity} is the cosine of the two vectors, comparable between searches.
 */
public record Hit(int row, double score, double similarity) {}
