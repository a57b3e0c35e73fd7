package dev.onward.plan;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;

/** A plan to take along: as Markdown, and as a calendar file (iCalendar, RFC 5545). */
public final class PlanExport {
  private PlanExport() {}

  public static String markdown(CareerPlan plan) {
    StringBuilder text = new StringBuilder();
    text.append("# Plan: ").append(plan.goalTitle()).append("\n\n");
    text.append(
        "From %s, at no more than %d hours a week; about %d hours in all.\n"
            .formatted(AsOf.spoken(plan.startsOn()), plan.hoursPerWeek(), plan.totalHours()));
    for (String warning : plan.warnings()) {
      text.append("\n> ").append(Section.withoutMarks(warning)).append('\n');
    }
    for (Step step : plan.steps()) {
      text.append(
          "\n- [%s] **%s** (%s to %s, %d h)\n"
              .formatted(
                  step.status() == Progress.DONE ? "x" : " ",
                  step.title(),
                  AsOf.spoken(step.startOn()),
                  AsOf.spoken(step.dueOn()),
                  step.hours()));
      text.append("  ").append(Section.withoutMarks(step.why())).append('\n');
      text.append("  Done when: ").append(step.doneWhen()).append('\n');
      if (step.url() != null) {
        text.append("  <").append(step.url()).append(">\n");
      }
    }
    return text.toString();
  }

  /** One all-day event a step. The same plan gives the same ids, so a second import updates. */
  public static String calendar(String planId, CareerPlan plan, Instant now) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Onward//Career plan//EN");
    calendar.setName("Onward: " + plan.goalTitle());
    for (Step step : plan.steps()) {
      calendar.addEvent(event(planId, step, now));
    }
    return FoldedLines.of(Biweekly.write(calendar).foldLines(false).go());
  }

  private static VEvent event(String planId, Step step, Instant now) {
    VEvent event = new VEvent();
    event.setUid("%s.%s@onward".formatted(planId, step.id()));
    event.setDateTimeStamp(Date.from(now));
    event.setSummary(step.title());
    event.setDateStart(day(step.startOn()), false);
    event.setDateEnd(day(step.dueOn().plusDays(1)), false);
    event.setDescription(
        "%s\nDone when: %s\nAbout %d hours."
            .formatted(Section.withoutMarks(step.why()), step.doneWhen(), step.hours()));
    if (step.url() != null) {
      event.setUrl(step.url());
    }
    event.setTransparency(true);
    return event;
  }

  private static ICalDate day(LocalDate day) {
    return new ICalDate(
        new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
  }
}
