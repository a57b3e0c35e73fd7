package dev.onward.web;

import static dev.onward.web.Svg.element;
import static dev.onward.web.Svg.text;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Draws the credentials as lines by goal, from left to right: what retired, what can be taken now,
 * what builds on it. Each node leads to its facts; a table says the same in words.
 */
final class CredentialMap {
  private static final int NODE_WIDTH = 204;
  private static final int NODE_HEIGHT = 58;
  private static final int GAP = 72;
  private static final int LANE = 104;
  private static final int LEFT = 8;
  private static final int TOP = 8;
  private static final int LABEL = 22;
  private static final int COLUMNS = 5;

  private final Catalogue catalogue;
  private final LocalDate today;
  private final Set<String> held;

  CredentialMap(Catalogue catalogue, LocalDate today, Set<String> held) {
    this.catalogue = catalogue;
    this.today = today;
    this.held = Set.copyOf(held);
  }

  /** A place on a lane: what stands there and how it is reached from the place before. */
  private record Stop(Credential credential, Link link) {}

  private enum Link {
    NONE(""),
    REPLACED("replaced by"),
    ON("then"),
    OPTIONAL("may follow");

    private final String words;

    Link(String words) {
      this.words = words;
    }
  }

  String svg() {
    List<GoalPath> lanes =
        catalogue.paths().stream()
            .filter(path -> !path.credentials().isEmpty())
            .sorted(Comparator.comparing(path -> !startsAtTheBadge(path)))
            .toList();
    int width = LEFT + COLUMNS * (NODE_WIDTH + GAP);
    int height = TOP + lanes.size() * LANE;
    Element svg =
        element("svg")
            .attr("xmlns", "http://www.w3.org/2000/svg")
            .attr("viewBox", "0 0 %d %d".formatted(width, height))
            .attr("width", Integer.toString(width))
            .attr("height", Integer.toString(height))
            .attr("role", "group")
            .attr("aria-labelledby", "map-title");
    svg.appendChild(text("title", "Credentials by goal").attr("id", "map-title"));
    svg.appendChild(arrowHead());
    for (int i = 0; i < lanes.size(); i++) {
      svg.appendChild(lane(lanes.get(i), TOP + i * LANE));
    }
    return svg.outerHtml();
  }

  /** The lines that go on from AI-102 itself stand on top. */
  private boolean startsAtTheBadge(GoalPath path) {
    return stops(path).getFirst().credential().id().equals("AI-102");
  }

  private static Element arrowHead() {
    Element marker =
        element("marker")
            .attr("id", "arrow")
            .attr("viewBox", "0 0 8 8")
            .attr("refX", "7")
            .attr("refY", "4")
            .attr("markerWidth", "8")
            .attr("markerHeight", "8")
            .attr("orient", "auto");
    marker.appendChild(element("path").attr("d", "M0 0 L8 4 L0 8 z").attr("class", "head"));
    Element definitions = element("defs");
    definitions.appendChild(marker);
    return definitions;
  }

  private Element lane(GoalPath path, int top) {
    Element lane = element("g").attr("class", "lane");
    Element label = element("a").attr("href", "/knowledge/" + path.id());
    label.appendChild(
        text("text", path.title())
            .attr("class", "goal")
            .attr("x", Integer.toString(LEFT))
            .attr("y", Integer.toString(top + LABEL - 8)));
    lane.appendChild(label);
    int y = top + LABEL;
    int column = 0;
    for (Stop stop : stops(path)) {
      int x = LEFT + column * (NODE_WIDTH + GAP);
      if (stop.link() != Link.NONE) {
        lane.appendChild(link(stop.link(), x, y));
      }
      lane.appendChild(node(stop.credential(), x, y));
      column++;
    }
    return lane;
  }

  /** Retired forerunners first, then the credentials in order, then what may follow. */
  private List<Stop> stops(GoalPath path) {
    List<Stop> stops = new ArrayList<>();
    Set<String> shown = new LinkedHashSet<>();
    for (GoalPath.Step step : path.credentials()) {
      Credential credential = catalogue.credential(step.credential()).orElseThrow();
      catalogue.predecessors(credential.id(), Relation.REPLACED_BY).stream()
          .filter(before -> shown.add(before.id()))
          .forEach(before -> stops.add(new Stop(before, Link.NONE)));
      boolean first = stops.isEmpty();
      boolean follows =
          !first
              && stops.getLast().credential().successors().stream()
                  .anyMatch(next ->
                      next.relation() == Relation.REPLACED_BY && next.id().equals(credential.id()));
      shown.add(credential.id());
      stops.add(new Stop(credential, first ? Link.NONE : follows ? Link.REPLACED : Link.ON));
    }
    for (String optional : path.optional()) {
      if (shown.add(optional) && stops.size() < COLUMNS) {
        stops.add(new Stop(catalogue.credential(optional).orElseThrow(), Link.OPTIONAL));
      }
    }
    return stops;
  }

  private static Element link(Link link, int x, int y) {
    int middle = y + NODE_HEIGHT / 2;
    Element group = element("g").attr("class", link == Link.OPTIONAL ? "link optional" : "link");
    group.appendChild(
        element("path")
            .attr("d", "M%d %d H%d".formatted(x - GAP + 4, middle, x - 4))
            .attr("marker-end", "url(#arrow)"));
    group.appendChild(
        text("text", link.words)
            .attr("x", Integer.toString(x - GAP / 2))
            .attr("y", Integer.toString(middle - 8))
            .attr("text-anchor", "middle"));
    return group;
  }

  private Element node(Credential credential, int x, int y) {
    Status status = credential.statusOn(today);
    boolean own = held.contains(credential.id());
    Element node =
        element("a")
            .attr("href", "/knowledge/" + credential.id())
            .attr("class", "node " + status.word() + (own ? " own" : ""))
            .attr(
                "aria-label",
                "%s, %s%s"
                    .formatted(
                        credential.codeAndName(), standing(credential), own ? ", yours" : ""));
    node.appendChild(text("title", credential.summary()));
    node.appendChild(
        element("rect")
            .attr("x", Integer.toString(x))
            .attr("y", Integer.toString(y))
            .attr("width", Integer.toString(NODE_WIDTH))
            .attr("height", Integer.toString(NODE_HEIGHT))
            .attr("rx", "8"));
    node.appendChild(line(credential.id(), "code", x, y + 17));
    if (own) {
      node.appendChild(line("✓ yours", "mine", x + 128, y + 17));
    }
    node.appendChild(line(shortened(credential.name()), "name", x, y + 34));
    node.appendChild(line(standing(credential), "standing", x, y + 50));
    return node;
  }

  private static Element line(String words, String style, int x, int y) {
    return text("text", words)
        .attr("class", style)
        .attr("x", Integer.toString(x + 10))
        .attr("y", Integer.toString(y));
  }

  private static String shortened(String name) {
    String brief =
        name.replace("Azure ", "").replace(" Associate", "").replace("Microsoft 365 ", "");
    return brief.length() <= 29 ? brief : brief.substring(0, 28).stripTrailing() + "…";
  }

  /** "open", "retired 30 June 2026", "until 30 November 2026", "in beta", "announced". */
  private String standing(Credential credential) {
    String day = credential.lifecycle().retiresOn().map(AsOf::spoken).orElse("");
    return switch (credential.statusOn(today)) {
      case ACTIVE -> "open";
      case RETIRED -> "retired " + day;
      case RETIRING -> "until " + day;
      case BETA -> "in beta";
      case UPCOMING -> "announced";
    };
  }

  /** The same facts in rows, for those who read instead of look. */
  String table() {
    Element table = new Element("table");
    Element head = table.appendElement("thead").appendElement("tr");
    for (String name :
        List.of("Credential", "Today", "Requires", "Leads to", "Goals", "Verified")) {
      head.appendElement("th").attr("scope", "col").text(name);
    }
    Element body = table.appendElement("tbody");
    for (Credential credential : catalogue.credentials()) {
      Element row = body.appendElement("tr");
      Element name = row.appendElement("th").attr("scope", "row");
      name.appendElement("a")
          .attr("href", "/knowledge/" + credential.id())
          .text(credential.codeAndName());
      if (held.contains(credential.id())) {
        name.appendText(" ✓ yours");
      }
      row.appendElement("td").text(standing(credential));
      row.appendElement("td").text(requires(credential));
      row.appendElement("td").text(leads(credential));
      row.appendElement("td").text(goals(credential));
      row.appendElement("td").text(credential.verified().spoken());
    }
    return table.outerHtml();
  }

  private static String requires(Credential credential) {
    return String.join(
        "; ", credential.requires().stream().map(r -> String.join(" or ", r.anyOf())).toList());
  }

  private static String leads(Credential credential) {
    Set<String> ids = new LinkedHashSet<>();
    credential.successors().forEach(next -> ids.add(next.id()));
    return String.join(", ", ids);
  }

  private String goals(Credential credential) {
    return String.join(
        "; ",
        catalogue.paths().stream()
            .filter(path ->
                path.optional().contains(credential.id())
                    || path.credentials().stream()
                        .anyMatch(step -> step.credential().equals(credential.id())))
            .map(GoalPath::title)
            .toList());
  }
}
