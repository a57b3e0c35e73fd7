package dev.onward.classify;

/**
 * A text with the label it teaches. {@code voice} names the way of speaking it stands for, so that
 * whole voices can be held out; {@code vector} is its embedding, of length one.
 */
public record Example(String label, String voice, String text, Embedding vector) {

  /** An embedding that is not copied: thousands of them are compared, none is ever changed. */
  public static final class Embedding {
    private final float[] values;

    Embedding(float[] values) {
      this.values = values;
    }

    float[] values() {
      return values;
    }
  }

  public static Example of(String label, String voice, String text, float[] vector) {
    return new Example(label, voice, text, new Embedding(vector));
  }
}
