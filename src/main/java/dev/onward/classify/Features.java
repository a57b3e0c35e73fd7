package dev.onward.classify;

/** The features of a text that are not zero: their numbers, ascending, and their values. */
final class Features {
  private final int[] numbers;
  private final float[] values;

  Features(int[] numbers, float[] values) {
    this.numbers = numbers;
    this.values = values;
  }

  int number(int at) {
    return numbers[at];
  }

  float value(int at) {
    return values[at];
  }

  int size() {
    return numbers.length;
  }
}
