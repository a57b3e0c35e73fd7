package dev.onward.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Tells a load balancer whether to send people here. */
final class HealthRoutes {
  private final Map<String, BooleanSupplier> needs;

  /** Takes what has to work for the server to be of use, by name. */
  HealthRoutes(Map<String, BooleanSupplier> needs) {
    this.needs = new LinkedHashMap<>(needs);
  }

  private record Health(String status, List<String> missing) {}

  void live(Context request) {
    request.json(new Health("live", List.of()));
  }

  void ready(Context request) {
    List<String> missing =
        needs.entrySet().stream()
            .filter(need -> !need.getValue().getAsBoolean())
            .map(Map.Entry::getKey)
            .toList();
    request
        .status(missing.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .json(new Health(missing.isEmpty() ? "ready" : "not ready", missing));
  }
}
