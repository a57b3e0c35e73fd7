package dev.onward.web;

import dev.onward.database.Json;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a plan as it was drawn, so that nobody ticks in one that is no more. What is done does not
 * count: two tabs may tick in the same plan. It goes with {@code If-Match} (RFC 9110, 13.1.1); a
 * request without one takes the plan as it comes.
 */
final class PlanRevision {
  private static final int BYTES = 8;

  private PlanRevision() {}

  static String of(CareerPlan plan) {
    CareerPlan drawn =
        new CareerPlan(
            plan.goal(),
            plan.goalTitle(),
            plan.startsOn(),
            plan.hoursPerWeek(),
            plan.steps().stream().map(step -> step.with(Progress.TODO)).toList(),
            plan.warnings(),
            plan.terms());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(Json.write(drawn).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Refuses what was asked of another plan.
   *
   * @throws Refused when the request names a revision that this plan does not have
   */
  static void require(Context request, CareerPlan plan) {
    String wanted = request.header("If-Match");
    if (wanted != null && !wanted.equals("*") && !wanted.contains('"' + of(plan) + '"')) {
      throw new Refused(
          HttpStatus.PRECONDITION_FAILED,
          "The plan was changed meanwhile; look at it as it is now, then tick");
    }
  }
}
