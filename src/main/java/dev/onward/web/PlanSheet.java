package dev.onward.web;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jsoup.nodes.Element;

/** Writes a plan as HTML: what to mind, the steps to tick off, and the sources they rest on. */
final class PlanSheet {
  private final CareerPlan plan;
  private final List<Document> sources;
  private final List<String> sourceIds;

  PlanSheet(CareerPlan plan, Catalogue catalogue) {
    this.plan = plan;
    Set<String> cited = new LinkedHashSet<>();
    plan.warnings().forEach(warning -> cited.addAll(Section.marks(warning)));
    plan.steps().forEach(step -> cited.addAll(Section.marks(step.why())));
    this.sources = cited.stream().flatMap(id -> catalogue.document(id).stream()).toList();
    this.sourceIds = sources.stream().map(Document::id).toList();
  }

  String warnings() {
    if (plan.warnings().isEmpty()) {
      return "";
    }
    Element list = new Element("ul").addClass("warnings");
    plan.warnings().forEach(warning -> appendMarked(list.appendElement("li"), warning));
    return list.outerHtml();
  }

  String steps() {
    Element list = new Element("ol").addClass("sheet");
    Optional<Step> next = plan.next();
    for (Step step : plan.steps()) {
      Element item = list.appendElement("li").attr("data-step", step.id());
      if (step.status() == Progress.DONE) {
        item.addClass("done");
      }
      if (next.filter(step::equals).isPresent()) {
        item.addClass("next");
      }
      appendDates(item, step);
      appendMatter(item.appendElement("div").addClass("what"), step);
    }
    return list.outerHtml();
  }

  private static void appendDates(Element item, Step step) {
    Element when = item.appendElement("p").addClass("when");
    appendDay(when.appendElement("span"), step.startOn());
    if (!step.dueOn().equals(step.startOn())) {
      appendDay(when.appendText(" ").appendElement("span").text("to "), step.dueOn());
    }
    when.appendText(" ");
    when.appendElement("span")
        .addClass("hours")
        .text(step.hours() + (step.hours() == 1 ? " hour" : " hours"));
  }

  private static void appendDay(Element when, LocalDate day) {
    when.appendElement("time").attr("datetime", day.toString()).text(AsOf.spoken(day));
  }

  private void appendMatter(Element what, Step step) {
    Element kind = what.appendElement("p").addClass("kind").text(word(step.kind()));
    kind.appendElement("span").addClass("next-word").text(" · Next step");
    appendTitle(what, step);
    appendMarked(what.appendElement("p").addClass("why"), step.why());
    what.appendElement("p").addClass("done-when").text("Done when: " + step.doneWhen());
    appendTools(what.appendElement("p").addClass("where"), step);
  }

  private static void appendTitle(Element what, Step step) {
    String id = "tick-" + step.id();
    Element title = what.appendElement("h3");
    title
        .appendElement("input")
        .attr("type", "checkbox")
        .attr("id", id)
        // A script that could send the tick enables it.
        .attr("disabled", true)
        .attr("checked", step.status() == Progress.DONE);
    title.appendElement("label").attr("for", id).text(step.title());
  }

  private static void appendTools(Element where, Step step) {
    boolean doing = step.status() == Progress.DOING;
    where.appendElement("span").addClass("doing").attr("hidden", !doing).text("In the works");
    if (step.url() != null) {
      where
          .appendElement("a")
          .attr("href", step.url())
          .attr("rel", "noopener noreferrer")
          .text("Open the page");
    }
    where
        .appendElement("button")
        .attr("type", "button")
        .attr("aria-pressed", Boolean.toString(doing))
        .attr("hidden", true)
        .text("I am on it");
  }

  /** Marks become numbers that lead to the sources below. */
  private void appendMarked(Element element, String text) {
    Matcher mark = Section.MARK.matcher(text);
    int end = 0;
    while (mark.find()) {
      element.appendText(text.substring(end, mark.start()).stripTrailing());
      int number = sourceIds.indexOf(mark.group(1)) + 1;
      if (number > 0) {
        element
            .appendElement("sup")
            .appendElement("a")
            .attr("href", "#source-" + number)
            .attr("aria-label", "Source " + number)
            .text("[" + number + "]");
      }
      end = mark.end();
    }
    element.appendText(text.substring(end));
  }

  String sources() {
    Element list = new Element("ol").addClass("rests");
    for (int i = 0; i < sources.size(); i++) {
      Document document = sources.get(i);
      Element item = list.appendElement("li").attr("id", "source-" + (i + 1));
      item.appendElement("a").attr("href", "/knowledge/" + document.id()).text(document.title());
      item.appendText(", verified " + document.verified().spoken());
      document
          .url()
          .ifPresent(url -> item.appendElement("span").addClass("address").text(", " + url));
    }
    return list.outerHtml();
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case CREDENTIAL -> "Credential";
      case PORTFOLIO -> "Portfolio piece";
      case COMMUNITY -> "Community";
      case LEARNING -> "Learning";
      case UPDATE -> "Staying current";
      case OWN -> "Your own";
    };
  }
}
