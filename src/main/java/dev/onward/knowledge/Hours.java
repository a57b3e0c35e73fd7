package dev.onward.knowledge;

/** A range of working hours. */
public record Hours(int min, int max) {
  public Hours {
    if (min < 1 || max < min) {
      throw new IllegalArgumentException("hours " + min + " to " + max);
    }
  }

  public int middle() {
    return (min + max + 1) / 2;
  }

  @Override
  public String toString() {
    return min == max ? min + " hours" : min + " to " + max + " hours";
  }
}
