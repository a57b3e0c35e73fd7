package dev.onward.teams.inbox;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads bodies up to a size; what Teams sends is larger than what a browser may send us. */
public final class RequestBodies {
  static final int LARGEST = 256 * 1024;

  private RequestBodies() {}

  public static byte[] read(Context request) {
    try (InputStream body = request.bodyInputStream()) {
      byte[] bytes = body.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ContentTooLargeResponse("Send at most %d KiB".formatted(LARGEST / 1024));
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
