package dev.onward.classify;

/** The features of a text that are not zero: their numbers, ascending, and their values. */
record Features(int[] numbers, float[] values) {
  int size() {
    return numbers.length;
  }
}
