package dev.onward.bench;

import java.util.Random;
import org.apache.lucene.util.VectorUtil;

/**
 * Texts and vectors for measuring time, of any number and always the same: words as frequent as in
 * a language (Zipf), vectors around topics as those of texts are. They mean nothing, so nothing is
 * said of how good an answer is.
 */
final class MadeTexts {
  static final int DIMENSIONS = 384;
  private static final int VOCABULARY = 50_000;
  private static final int WORDS = 60;
  private static final int QUESTION_WORDS = 8;

  /** As far from its topic as vectors of real passages are from each other: cosines around .6. */
  private static final double SPREAD = 0.8;

  private final int topics;

  /**
   * Makes some.
   *
   * @param count so many texts; the more, the more topics
   */
  MadeTexts(int count) {
    this.topics = Math.max(20, count / 100);
  }

  String text(int number) {
    return words(new Random(number), WORDS);
  }

  String question(int number) {
    return words(new Random(-1L - number), QUESTION_WORDS);
  }

  float[] vector(int number) {
    return vector(new Random(7L * number + 3));
  }

  float[] questionVector(int number) {
    return vector(new Random(-7L * number - 5));
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      // The inverse of Zipf's distribution: rank = vocabulary to the power of a uniform number.
      text.append('w').append((int) Math.pow(VOCABULARY, random.nextDouble())).append(' ');
    }
    return text.toString();
  }

  private float[] vector(Random random) {
    Random topic = new Random(1_000_000_007L + random.nextInt(topics));
    double scale = SPREAD / Math.sqrt(DIMENSIONS);
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] =
          (float) (topic.nextGaussian() / Math.sqrt(DIMENSIONS) + scale * random.nextGaussian());
    }
    return VectorUtil.l2normalize(vector);
  }
}
