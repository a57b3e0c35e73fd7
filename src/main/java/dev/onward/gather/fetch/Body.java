package dev.onward.gather.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of an answer, kept in a file of their own until it is closed: a catalogue of many
 * megabytes costs no memory, and nobody begins to read an answer that will break off.
 */
public record Body(Path file) implements AutoCloseable {

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
      new BoundedStream(in, most).transferTo(out);
      return new Body(file);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  public InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
