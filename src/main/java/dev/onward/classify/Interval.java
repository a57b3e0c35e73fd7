package dev.onward.classify;

import java.util.Locale;

/**
 * A share with the interval in which it lies with 95 % probability (Wilson's score interval), since
 * a share of few cases says little.
 */
public record Interval(double share, double low, double high) {
  private static final double Z = 1.96;

  public static Interval of(long hits, long cases) {
    if (cases == 0) {
      return new Interval(0, 0, 1);
    }
    double share = (double) hits / cases;
    double spread = Z * Z / cases;
    double middle = (share + spread / 2) / (1 + spread);
    double half =
        Z * Math.sqrt(share * (1 - share) / cases + spread / (4.0 * cases)) / (1 + spread);
    return new Interval(share, Math.max(0, middle - half), Math.min(1, middle + half));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", share, low, high);
  }
}
