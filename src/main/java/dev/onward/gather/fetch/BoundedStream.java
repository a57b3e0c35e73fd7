package dev.onward.gather.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails once more than so many bytes were read from it. */
public final class BoundedStream extends FilterInputStream {
  private final long most;
  private long left;

  public BoundedStream(InputStream in, long most) {
    super(in);
    this.most = most;
    this.left = most;
  }

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

  private void count(int read) throws Body.TooLarge {
    left -= read;
    if (left < 0) {
      throw new Body.TooLarge(most);
    }
  }
}
