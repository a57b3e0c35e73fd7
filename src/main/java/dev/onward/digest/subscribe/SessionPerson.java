package dev.onward.digest.subscribe;

import io.javalin.http.Context;
import java.util.Optional;

/** Tells who sends a request, where the web page knows them. */
@FunctionalInterface
public interface SessionPerson {
  Optional<String> person(Context request);
}
