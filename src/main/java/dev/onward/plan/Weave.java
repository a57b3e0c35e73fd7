package dev.onward.plan;

/**
 * How a portfolio piece and a community step run beside the study for an exam: {@code piece} and
 * {@code community} are the parts of a day that they may take.
 */
enum Weave {
  EVEN(0.35, 0.2),
  /** Slower, so that the exam comes earlier. */
  THIN(0.15, 0.1),
  /** Behind the exam: only where a badge would lapse, or an exam retire, or time run out else. */
  EXAM_FIRST(1, 1);

  private final double piece;
  private final double community;

  Weave(double piece, double community) {
    this.piece = piece;
    this.community = community;
  }

  double piece() {
    return piece;
  }

  double community() {
    return community;
  }
}
