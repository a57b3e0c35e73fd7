package dev.onward.digest;

import dev.onward.database.Json;
import dev.onward.settings.Secret;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes returned mails over HTTP, whole, as a mail server pipes them or a provider posts them. */
final class IntakeRoute {
  private static final int LARGEST = 1024 * 1024;

  private final Intake intake;
  private final byte[] authorization;

  IntakeRoute(Intake intake, Secret secret) {
    this.intake = intake;
    this.authorization = bytes("Bearer " + secret.reveal());
  }

  private static byte[] bytes(@Nullable String text) {
    return (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
  }

  void receive(Context request) {
    if (!MessageDigest.isEqual(bytes(request.header("Authorization")), authorization)) {
      throw new UnauthorizedResponse("Send the secret of the settings as a bearer token");
    }
    try (InputStream body = request.bodyInputStream()) {
      byte[] message = body.readNBytes(LARGEST + 1);
      if (message.length > LARGEST) {
        throw new ContentTooLargeResponse("Send at most 1 MiB");
      }
      Intake.Outcome outcome = intake.take(new ByteArrayInputStream(message));
      request
          .contentType("application/json")
          .result(Json.write(Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT))));
    } catch (IOException e) {
      throw new BadRequestResponse("Send a whole message (message/rfc822)");
    }
  }
}
