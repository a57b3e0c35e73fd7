package dev.onward.web;

import dev.onward.gather.judge.ProposedChange;
import dev.onward.gather.judge.ReviewStatus;
import dev.onward.gather.keep.Decisions.Decision;
import dev.onward.gather.keep.Entry;
import dev.onward.gather.keep.Proposals.Proposal;
import dev.onward.gather.keep.Proposals.State;
import dev.onward.gather.keep.SourceStates;
import dev.onward.gather.keep.SourceWatch.Watched;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;

/** Draws the editor's page. All that comes from sources is escaped. */
final class EditorPage {
  private static final int A_PAGE = 20;
  private static final int DECISIONS = 30;
  private static final int PROPOSALS = 50;
  private static final int LONGEST_TEXT = 2_000;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final EditorDesk desk;
  private final Template page = Template.read("admin.html");
  private final Template item = Template.read("admin-item.html");
  private final Template proposal = Template.read("admin-proposal.html");

  EditorPage(EditorDesk desk) {
    this.desk = desk;
  }

  String html(String editor, ReviewStatus shown, int number, String notice) {
    Map<ReviewStatus, Integer> counts = desk.editor().counts();
    List<Entry> entries = desk.editor().list(shown, (number - 1) * A_PAGE, A_PAGE);
    return page.fill(
        Map.of("editor", editor),
        Map.of(
            "notice", notice.isEmpty() ? "" : notice(notice),
            "tabs", tabs(shown, counts),
            "items", entries.isEmpty() ? empty("Nothing here.") : items(entries, shown),
            "pages", pages(shown, number, counts.getOrDefault(shown, 0)),
            "proposals", proposals(),
            "sources", sources(),
            "decisions", decisions()));
  }

  static String notice(String text) {
    return "<p class=\"notice\" role=\"alert\">" + escaped(text) + "</p>";
  }

  private static String empty(String text) {
    return "<p class=\"faint\">" + escaped(text) + "</p>";
  }

  private static String escaped(String text) {
    return Entities.escape(text);
  }

  private static String tabs(ReviewStatus shown, Map<ReviewStatus, Integer> counts) {
    return Stream.of(ReviewStatus.WAITING, ReviewStatus.LET_IN, ReviewStatus.DROPPED)
        .map(standing ->
            "<a href=\"/admin?show=%s\"%s>%s (%d)</a>"
                .formatted(
                    standing.word(),
                    standing == shown ? " aria-current=\"page\"" : "",
                    title(standing),
                    counts.getOrDefault(standing, 0)))
        .collect(Collectors.joining());
  }

  private static String title(ReviewStatus standing) {
    return switch (standing) {
      case WAITING -> "Waiting";
      case LET_IN -> "Let in";
      case DROPPED -> "Dropped";
    };
  }

  private static String pages(ReviewStatus shown, int number, int count) {
    String before = number > 1 ? page(shown, number - 1, "Before") : "";
    String next = number * A_PAGE < count ? page(shown, number + 1, "Next") : "";
    return before + next;
  }

  private static String page(ReviewStatus shown, int number, String words) {
    return "<a href=\"/admin?show=%s&amp;page=%d\">%s</a>".formatted(shown.word(), number, words);
  }

  private String items(List<Entry> entries, ReviewStatus shown) {
    return entries.stream().map(entry -> item(entry, shown)).collect(Collectors.joining());
  }

  private String item(Entry entry, ReviewStatus shown) {
    String text = entry.finding().text();
    return item.fill(
        Map.of(
            "id", entry.id(),
            "heading", entry.wording().title(),
            "facts", facts(entry),
            "title", entry.wording().title(),
            "note", entry.wording().note(),
            "why", entry.wording().why(),
            "said", entry.finding().title(),
            "text", text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
            "show", shown.word()),
        Map.of(
            "source", link(entry.finding().url()),
            "reasons", list(entry.judgement().reasons()),
            "remarks", list(entry.finding().remarks()),
            "buttons", buttons(entry)));
  }

  private static String facts(Entry entry) {
    String dated =
        entry.finding().published().map(at -> ", published " + MOMENT.format(at)).orElse("");
    String ends =
        entry.finding().takesEffect().map(on -> ", takes effect " + on.spoken()).orElse("");
    return "%s, %s%s%s. Relevance %d of 100.%s%s"
        .formatted(
            entry.origin().publisher(),
            entry.finding().change().words(),
            dated,
            ends,
            entry.judgement().score(),
            entry.trail().pinned() ? " Pinned." : "",
            entry.trail().vanished().map(at -> " Vanished " + MOMENT.format(at) + ".").orElse(""));
  }

  private static String buttons(Entry entry) {
    Stream<String> decide =
        switch (entry.judgement().standing()) {
          case WAITING -> Stream.of("accept", "reject");
          case LET_IN -> Stream.of("reject");
          case DROPPED -> Stream.of("accept");
        };
    Stream<String> always = Stream.of("edit", entry.trail().pinned() ? "unpin" : "pin", "undo");
    return Stream.concat(decide, always)
        .map(action ->
            "<button name=\"action\" value=\"%s\"%s>%s</button>"
                .formatted(
                    action,
                    action.equals("accept") ? "" : " class=\"quiet\"",
                    switch (action) {
                      case "accept" -> "Let in";
                      case "reject" -> "Reject";
                      case "edit" -> "Save the words";
                      case "pin" -> "Let in and pin";
                      case "unpin" -> "Unpin";
                      default -> "Undo the last decision";
                    }))
        .collect(Collectors.joining());
  }

  private static String list(List<String> texts) {
    return texts.stream()
        .map(text -> "<li>" + escaped(text) + "</li>")
        .collect(Collectors.joining());
  }

  /** Only pages of the web are linked; any other address is shown as text. */
  private static String link(URI url) {
    String text = escaped(url.toString());
    return "https".equals(url.getScheme()) || "http".equals(url.getScheme())
        ? "<a href=\"%s\" rel=\"noreferrer\">%s</a>".formatted(text, text)
        : text;
  }

  private String proposals() {
    List<Proposal> all = desk.proposals().list(PROPOSALS);
    return all.isEmpty()
        ? empty("No source says otherwise than our files.")
        : all.stream().map(this::proposal).collect(Collectors.joining());
  }

  private String proposal(Proposal proposed) {
    ProposedChange change = proposed.change();
    boolean open = proposed.state() == State.OPEN;
    return proposal.fill(
        Map.of(
            "id", proposed.id(),
            "credential", change.credentialId(),
            "field", change.field().word(),
            "ours", change.ours().isEmpty() ? "Nothing." : change.ours(),
            "theirs", change.theirs().isEmpty() ? "Nothing." : change.theirs(),
            "remark", change.remark(),
            "standing", open ? "" : decided(proposed)),
        Map.of("source", link(change.url()), "hidden", open ? "" : "hidden"));
  }

  private static String decided(Proposal proposed) {
    String why =
        Optional.ofNullable(proposed.why()).filter(w -> !w.isEmpty()).map(w -> ": " + w).orElse("");
    return proposed.state() == State.TO_BE_WRITTEN
        ? "To be written into knowledge/credentials/%s.yaml, agreed by %s%s"
            .formatted(proposed.change().credentialId(), proposed.who(), why)
        : "Dismissed by %s%s".formatted(proposed.who(), why);
  }

  private String sources() {
    return desk.sources().all(desk.clock().instant()).stream()
        .map(EditorPage::source)
        .collect(Collectors.joining());
  }

  private static String source(Watched watched) {
    Optional<SourceStates.State> state = watched.state();
    return "<tr%s><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>"
        .formatted(
            watched.stale() ? " class=\"stale\"" : "",
            escaped(watched.rule().title()),
            watched.rule().cadence().map(EditorPage::hours).orElse("when asked"),
            state.flatMap(SourceStates.State::succeededAt).map(MOMENT::format).orElse("never"),
            escaped(
                (watched.stale() ? "Stale: " : "")
                    + state.map(SourceStates.State::outcome).orElse("not looked at yet")));
  }

  private static String hours(Duration cadence) {
    return cadence.toHours() > 0
        ? "every %d h".formatted(cadence.toHours())
        : "every %d min".formatted(cadence.toMinutes());
  }

  private String decisions() {
    List<Decision> all = desk.decisions().byEditors(DECISIONS);
    return all.isEmpty()
        ? "<tr><td colspan=\"4\">None yet.</td></tr>"
        : all.stream()
            .map(decision ->
                "<tr><td>%s</td><td>%s</td><td>%s: %s</td><td>%s</td></tr>"
                    .formatted(
                        MOMENT.format(decision.at()),
                        escaped(decision.who()),
                        decision.verdict().word(),
                        escaped(decision.title()),
                        escaped(decision.why())))
            .collect(Collectors.joining());
  }
}
