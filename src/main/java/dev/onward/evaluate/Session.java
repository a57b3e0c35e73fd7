package dev.onward.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import dev.onward.evaluate.Reply.Citation;
import dev.onward.evaluate.Server.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A person's visit, turn by turn, that can be played against a server and written down. */
public record Session(String title, List<Turn> turns) {
  private static final String STANDARD = "session.yaml";
  private static final int LINES_SHOWN = 40;

  /** What is said, and the requests that the person makes after it. */
  public record Turn(String what, String say, List<String> then) {
    public Turn {
      then = List.copyOf(then);
    }
  }

  public Session {
    turns = List.copyOf(turns);
  }

  /** The session that belongs to the program. */
  public static Session standard() {
    try (InputStream file = Objects.requireNonNull(Session.class.getResourceAsStream(STANDARD))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Reading.yaml(STANDARD, text, Session.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Plays it as somebody new; gives the record as Markdown. */
  public String play(Server server) {
    Visit visit = new Visit(server);
    StringBuilder record = new StringBuilder("# %s%n%n".formatted(title));
    record.append(
        "As it ran on %s for the server, written down by `target/onward session`.%n"
            .formatted(server.today()));
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      record.append("\n## %d. %s%n%n**%s**%n%n".formatted(i + 1, turn.what(), turn.say()));
      record.append(told(visit.say(turn.say())));
      turn.then().forEach(request -> record.append(made(visit, request)));
    }
    return record.toString();
  }

  private static String told(Reply reply) {
    String sources = reply.citations().stream().map(Session::source).collect(Collectors.joining());
    return quoted(reply.answer()) + (sources.isEmpty() ? "" : "\nSources:\n\n" + sources);
  }

  private static String source(Citation citation) {
    String section = citation.section().isEmpty() ? "" : ", " + citation.section();
    String title =
        citation.url().isEmpty()
            ? citation.title()
            : "[%s](%s)".formatted(citation.title(), citation.url());
    return "%d. %s%s, verified %s%n".formatted(citation.n(), title, section, citation.verified());
  }

  private static String quoted(String markdown) {
    return markdown
        .lines()
        .map(line -> (line.isEmpty() ? ">" : "> " + line) + "\n")
        .collect(Collectors.joining());
  }

  private static String made(Visit visit, String request) {
    String[] parts = request.split(" ", 2);
    Response response = visit.send(parts[0], parts[1], null);
    String body = shortened(indented(response.body()));
    return "%n`%s` gives %d%s%n"
        .formatted(
            request, response.status(), body.isBlank() ? "." : ":\n\n```\n" + body + "\n```");
  }

  private static String indented(String body) {
    try {
      JsonNode json = Reading.json(body, JsonNode.class);
      return json.isContainerNode()
          ? Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json)
          : body;
    } catch (JsonProcessingException e) {
      return body;
    }
  }

  private static String shortened(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() <= LINES_SHOWN) {
      return text.stripTrailing();
    }
    return String.join("\n", lines.subList(0, LINES_SHOWN))
        + "\n... (%d more lines)".formatted(lines.size() - LINES_SHOWN);
  }
}
