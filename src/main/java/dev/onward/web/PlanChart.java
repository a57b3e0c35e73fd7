package dev.onward.web;

import static dev.onward.web.Svg.element;
import static dev.onward.web.Svg.text;

import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** Draws the steps of a plan as bars over the months. The list of steps says the same in words. */
final class PlanChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 28;
  private static final int TOP = 24;
  private static final int ROW = 16;
  private static final int BAR = 10;
  private static final int MOST_LABELS = 14;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uu", Locale.ENGLISH);

  private final List<Step> steps;
  private final LocalDate today;
  private final YearMonth first;
  private final YearMonth last;

  PlanChart(CareerPlan plan, LocalDate today) {
    this.steps = plan.steps();
    this.today = today;
    this.first =
        steps.stream()
            .map(step -> YearMonth.from(step.startOn()))
            .min(YearMonth::compareTo)
            .orElse(YearMonth.from(today));
    this.last =
        steps.stream()
            .map(step -> YearMonth.from(step.dueOn()))
            .max(YearMonth::compareTo)
            .orElse(first);
  }

  String svg() {
    int height = TOP + steps.size() * ROW + 4;
    Element svg = Svg.drawing(WIDTH, height).attr("aria-hidden", "true");
    months(svg, height);
    for (int i = 0; i < steps.size(); i++) {
      bar(svg, steps.get(i), i);
    }
    if (!today.isBefore(first.atDay(1)) && !today.isAfter(last.atEndOfMonth())) {
      svg.appendChild(upright("today", x(today), TOP - 4, height));
    }
    return svg.outerHtml();
  }

  private void months(Element svg, int height) {
    long count = ChronoUnit.MONTHS.between(first, last) + 1;
    long every = (count + MOST_LABELS - 1) / MOST_LABELS;
    for (long i = 0; i < count; i += every) {
      YearMonth month = first.plusMonths(i);
      double x = x(month.atDay(1));
      svg.appendChild(upright("month", x, 0, height));
      svg.appendChild(text("text", MONTH.format(month)).attr("x", number(x + 4)).attr("y", "12"));
    }
  }

  private void bar(Element svg, Step step, int row) {
    int y = TOP + row * ROW;
    double from = x(step.startOn());
    double width = Math.max(3, x(step.dueOn().plusDays(1)) - from - 1);
    String kind = "bar-" + step.kind().name().toLowerCase(Locale.ROOT);
    svg.appendChild(
        text("text", Integer.toString(row + 1))
            .attr("x", Integer.toString(LEFT - 8))
            .attr("y", Integer.toString(y + BAR))
            .attr("text-anchor", "end"));
    svg.appendChild(
        element("rect")
            .attr("class", step.status() == Progress.DONE ? kind + " is-done" : kind)
            .attr("x", number(from))
            .attr("y", Integer.toString(y + 1))
            .attr("width", number(width))
            .attr("height", Integer.toString(BAR))
            .attr("rx", "2"));
  }

  private static Element upright(String style, double x, int top, int bottom) {
    return element("path")
        .attr("class", style)
        .attr("d", "M%s %d V%d".formatted(number(x), top, bottom));
  }

  private double x(LocalDate day) {
    double days = ChronoUnit.DAYS.between(first.atDay(1), last.plusMonths(1).atDay(1));
    return LEFT + (WIDTH - LEFT) * ChronoUnit.DAYS.between(first.atDay(1), day) / days;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
