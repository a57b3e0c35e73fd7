package dev.onward.evaluate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as the HTTP contract has it; what it leaves out is empty or null. */
record Reply(
    String conversationId,
    String outcome,
    String answeredBy,
    String answer,
    @Nullable String more,
    List<Citation> citations,
    @Nullable Plan plan) {

  record Citation(
      int n, String documentId, String title, String url, String section, String verified) {}

  record Plan(
      String goal,
      String goalTitle,
      double hoursPerWeek,
      List<Step> steps,
      List<String> warnings) {}

  record Step(
      String kind,
      String title,
      String why,
      String doneWhen,
      @Nullable LocalDate startOn,
      @Nullable LocalDate dueOn,
      double hours) {}

  /** With what stands behind "more", where citations have their marks too. */
  String whole() {
    return more == null ? answer : answer + "\n\n" + more;
  }
}
