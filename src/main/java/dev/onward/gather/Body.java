package dev.onward.gather;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of an answer, kept in a file of their own until it is closed: a catalogue of many
 * megabytes costs no memory, and nobody begins to read an answer that will break off.
 */
record Body(Path file) implements AutoCloseable {

  /** There is more of it than anybody may send us. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long most) {
      super("sends more than " + most + " bytes");
    }
  }

  static Body of(InputStream in, long most) throws IOException {
    Path file = Files.createTempFile("onward-answer", "");
    try (OutputStream out = Files.newOutputStream(file)) {
      limited(in, most).transferTo(out);
      return new Body(file);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** The same stream, which fails once more than so many bytes were read from it. */
  static InputStream limited(InputStream in, long most) {
    return new FilterInputStream(in) {
      private long left = most;

      @Override
      public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
      }

      private void count(int read) throws TooLarge {
        left -= read;
        if (left < 0) {
          throw new TooLarge(most);
        }
      }
    };
  }

  InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
