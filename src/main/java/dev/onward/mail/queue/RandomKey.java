package dev.onward.mail.queue;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Keys that nobody guesses: 128 random bits in hexadecimal digits, which survive any mail server.
 */
public final class RandomKey {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  private RandomKey() {}

  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
