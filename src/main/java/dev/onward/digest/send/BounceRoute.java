package dev.onward.digest.send;

import dev.onward.database.Json;
import dev.onward.mail.bounce.ProviderEvents;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes what comes back over HTTP: mails, whole, as a mail server pipes them, or the events of a
 * mail service.
 */
public final class BounceRoute {
  private static final int LARGEST = 1024 * 1024;

  private final BounceHandler intake;
  private final byte[] authorization;

  public BounceRoute(BounceHandler intake, Secret secret) {
    this.intake = intake;
    this.authorization = bytes("Bearer " + secret.reveal());
  }

  private static byte[] bytes(@Nullable String text) {
    return (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
  }

  public void receive(Context request) {
    if (!isAllowed(request)) {
      throw new UnauthorizedResponse(
          "Send the secret of the settings as a bearer token, or as the password of Basic");
    }
    try (InputStream body = request.bodyInputStream()) {
      byte[] message = body.readNBytes(LARGEST + 1);
      if (message.length > LARGEST) {
        throw new ContentTooLargeResponse("Send at most 1 MiB");
      }
      String start = new String(message, StandardCharsets.UTF_8);
      if (ProviderEvents.areIn(start)) {
        take(request, start);
      } else {
        answer(request, intake.take(new ByteArrayInputStream(message)));
      }
    } catch (IOException e) {
      throw new BadRequestResponse(
          "Send a whole message (message/rfc822), or a mail service's events as JSON");
    }
  }

  /** Some mail services can only send a name and a password. */
  private boolean isAllowed(Context request) {
    String given = Objects.requireNonNullElse(request.header("Authorization"), "");
    boolean asPassword =
        request.basicAuthCredentials() != null
            && MessageDigest.isEqual(
                bytes("Bearer " + request.basicAuthCredentials().getPassword()), authorization);
    return asPassword || MessageDigest.isEqual(bytes(given), authorization);
  }

  private void take(Context request, String body) throws IOException {
    Optional<String> code = ProviderEvents.validationCode(body);
    if (code.isPresent()) {
      request.json(Map.of("validationResponse", code.get()));
      return;
    }
    BounceHandler.Outcome worst = BounceHandler.Outcome.NOTHING;
    for (ProviderEvents.Event event : ProviderEvents.read(body)) {
      BounceHandler.Outcome outcome =
          event.failure().isPresent()
              ? intake.failed(event.keys(), List.of(event.failure().get()))
              : intake.complained(event.keys(), "abuse");
      worst = outcome.compareTo(worst) < 0 ? outcome : worst;
    }
    answer(request, worst);
  }

  private static void answer(Context request, BounceHandler.Outcome outcome) {
    request
        .contentType("application/json")
        .result(Json.write(Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT))));
  }
}
