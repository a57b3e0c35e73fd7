package dev.onward.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** What is taken along of a plan; the calendar file is read by another library than wrote it. */
class PlanExportTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final LocalDate START = LocalDate.of(2026, 11, 24);
  private static final String TITLE =
      "Lesen, bauen; messen \\ schreiben: ein Stück für Übermütige, das länger ist als eine Zeile";

  @Test
  void markdownHoldsEveryStepWithItsDatesAndATick() {
    CareerPlan plan =
        Wishes.PLANNER
            .plan(new Wish(Profile.EMPTY, "AI-103", 5, START, null, List.of()))
            .with("follow-changes", Progress.DONE);
    String text = PlanExport.markdown(plan);
    assertThat(text)
        .startsWith("# Plan: AI-103, Azure AI Apps and Agents Developer Associate\n")
        .contains("at no more than 5 hours a week")
        .contains("- [x] **Set up one routine for following changes**")
        .contains("- [ ] **Sit AI-103, Azure AI Apps and Agents Developer Associate**")
        .doesNotContain("[^");
    for (Step step : plan.steps()) {
      assertThat(text).contains("**" + step.title() + "**", "Done when: " + step.doneWhen());
    }
  }

  @Test
  void warningsStandInTheMarkdownWithoutMarks() {
    CareerPlan plan =
        new CareerPlan("g", "Goal", START, 5, List.of(), List.of("Mind it. [^AI-102]"));
    assertThat(PlanExport.markdown(plan)).contains("> Mind it.\n").doesNotContain("AI-102");
  }

  @Test
  void theCalendarHoldsEveryStepAsWholeDays() {
    CareerPlan plan =
        Wishes.PLANNER.plan(new Wish(Profile.EMPTY, "AZ-305", 7, START, null, List.of()));
    Calendar calendar = read(PlanExport.calendar("plan-1", plan, NOW));
    assertThat(calendar.validate().getEntries()).isEmpty();
    List<VEvent> events = calendar.getComponents(Component.VEVENT);
    assertThat(events).hasSameSizeAs(plan.steps());
    for (int i = 0; i < events.size(); i++) {
      Step step = plan.steps().get(i);
      assertThat(value(events.get(i), Property.SUMMARY)).isEqualTo(step.title());
      assertThat(day(events.get(i), Property.DTSTART)).isEqualTo(step.startOn());
      // The end of an all-day event is the day behind its last one (RFC 5545, 3.6.1).
      assertThat(day(events.get(i), Property.DTEND)).isEqualTo(step.dueOn().plusDays(1));
      assertThat(value(events.get(i), Property.DESCRIPTION)).contains(step.doneWhen());
      assertThat(value(events.get(i), Property.TRANSP)).isEqualTo("TRANSPARENT");
    }
  }

  @Test
  void signsOfTheFormatInATextStayText() {
    String file = PlanExport.calendar("plan-1", oneStep(), NOW);
    assertThat(file).contains("Lesen\\, bauen\\; messen \\\\ schreiben");
    VEvent event = read(file).<VEvent>getComponents(Component.VEVENT).getFirst();
    assertThat(value(event, Property.SUMMARY)).isEqualTo(TITLE);
    assertThat(value(event, Property.DESCRIPTION)).startsWith("Because, first; second.\nDone when");
  }

  @Test
  void noLineIsLongerThanTheFormatAllows() {
    String file = PlanExport.calendar("plan-1", oneStep(), NOW);
    assertThat(file).contains("\r\n ");
    assertThat(file.split("\r\n", -1))
        .allSatisfy(line ->
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
  }

  @Test
  void aStepKeepsItsIdInCalendarsWhenThePlanChanges() {
    CareerPlan slow =
        Wishes.PLANNER.plan(new Wish(Profile.EMPTY, "AI-103", 4, START, null, List.of()));
    CareerPlan quick =
        Wishes.PLANNER.plan(
            new Wish(Profile.EMPTY, "AI-103", 9, START.plusDays(9), null, slow.steps()));
    assertThat(ids(quick)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(slow));
    assertThat(ids(slow)).contains("plan-1.ai-103-exam@onward");
  }

  private static List<String> ids(CareerPlan plan) {
    return read(PlanExport.calendar("plan-1", plan, NOW))
        .<VEvent>getComponents(Component.VEVENT)
        .stream()
        .map(event -> value(event, Property.UID))
        .toList();
  }

  private static CareerPlan oneStep() {
    Step step =
        new Step(
            "study",
            Kind.LEARNING,
            TITLE,
            "Because, first; second. [^AI-102]",
            START,
            START.plusDays(6),
            4,
            "https://learn.microsoft.com/",
            "It is done, really; ü",
            Progress.TODO,
            List.of("AI-102"));
    return new CareerPlan("goal", "A goal, with a comma", START, 5, List.of(step), List.of());
  }

  private static Calendar read(String file) {
    try {
      return new CalendarBuilder().build(new StringReader(file));
    } catch (IOException | ParserException e) {
      throw new AssertionError("not a calendar file", e);
    }
  }

  private static String value(VEvent event, String property) {
    return event.getRequiredProperty(property).getValue();
  }

  private static LocalDate day(VEvent event, String property) {
    String value = value(event, property);
    assertThat(value).as("a day without a time").hasSize(8);
    return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
  }
}
