package dev.onward;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onward.database.Database;
import dev.onward.gather.Gathering.Report;
import dev.onward.gather.keep.IntakeCounts.Count;
import dev.onward.knowledge.KnowledgeLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes many updates in, in the shape of Azure Updates and, a tenth of them once more, of a blog;
 * then waits until a running server has indexed and shows them. Prints counts, seconds and memory.
 */
final class GatherBenchmark {
  private static final Pattern SKIP = Pattern.compile("skip=(\\d+)");
  private static final List<String> THINGS =
      List.of(
          "agents",
          "evaluators",
          "traces",
          "connections",
          "model routers",
          "vector indexes",
          "guardrails",
          "memory stores",
          "tool servers",
          "hosted threads",
          "prompt caches");
  private static final List<String> DEEDS =
      List.of(
          "start faster",
          "speak the Model Context Protocol",
          "cost less per call",
          "run in private networks",
          "keep their state",
          "share a budget",
          "report their errors",
          "follow a schedule",
          "read Java sources",
          "scale to zero",
          "check their sources");

  private GatherBenchmark() {}

  /** What a run came to. */
  record Measured(
      int found, int same, int shown, Duration gathered, Duration all, long heapGrown) {}

  public static void main(String[] arguments) throws Exception {
    int updates = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    Measured measured = run(updates);
    System.out.printf(
        "%,d items: %,d told twice, %,d shown; taken in after %d s, indexed and shown after %d s%n",
        measured.found(),
        measured.same(),
        measured.shown(),
        measured.gathered().toSeconds(),
        measured.all().toSeconds());
  }

  static Measured run(int updates) throws Exception {
    HttpServer far =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    far.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    far.createContext("/azure", exchange -> answer(exchange, updates, 1, "update"));
    far.createContext("/mirror", exchange -> answer(exchange, updates / 10, 10, "mirror"));
    far.start();
    Path list = Files.createTempFile("sources", ".yaml");
    try {
      Files.writeString(list, list(far.getAddress().getPort()));
      return run(list);
    } finally {
      far.stop(0);
      Files.delete(list);
    }
  }

  private static String list(int port) {
    StringBuilder list = new StringBuilder("sources:\n");
    for (String id : List.of("azure", "mirror")) {
      list.append(
          """
            - id: %s
              title: Source %s
              kind: azure-updates
              url: http://localhost:%d/%s
              publisher: Publisher %s
              cadence: 2h
              confidence: A
              let_in: {changes: [launched, preview, announcement, retirement], relevance: 0}
          """
              .formatted(id, id, port, id, id));
    }
    return list.toString();
  }

  private static Measured run(Path list) throws InterruptedException {
    Map<String, String> environment = new HashMap<>();
    environment.put("ONWARD_SOURCES", list.toString());
    environment.put("ONWARD_GATHER_PRIVATE_HOSTS", "localhost");
    environment.put("ONWARD_GATHER_PAUSE", "1ms");
    try (RunningServer server = RunningServer.start(environment)) {
      environment.put("ONWARD_DATA", server.data().toString());
      Visitor visitor = new Visitor(server);
      int before = shown(visitor);
      long heap = heap("before");
      Instant began = Instant.now();
      List<Report> reports = gather(Settings.from(environment));
      Duration gathered = Duration.between(began, Instant.now());
      heap("taken in after " + gathered.toSeconds() + " s");
      int expected = before;
      int found = 0;
      int same = 0;
      for (Report report : reports) {
        System.out.println(report.source() + ": " + report.outcome());
        found += report.tally().of(Count.FOUND);
        same += report.tally().of(Count.SAME);
      }
      expected += found - same;
      int shown = shown(visitor);
      while (shown < expected) {
        Thread.sleep(500);
        visitor.say("What changed lately with agents?");
        int now = shown(visitor);
        if (now != shown) {
          heap(now + " of " + expected + " shown after " + since(began).toSeconds() + " s");
        }
        shown = now;
      }
      Duration all = since(began);
      return new Measured(found, same, shown - before, gathered, all, heap("at the end") - heap);
    }
  }

  private static Duration since(Instant began) {
    return Duration.between(began, Instant.now());
  }

  private static List<Report> gather(Settings settings) {
    try (Database database = Database.open(settings.database())) {
      return new ArrayList<>(
          Gatherings.open(
                  settings,
                  KnowledgeLoader.load(settings.knowledge()),
                  database,
                  InstantSource.fixed(Instant.parse(RunningServer.TODAY)))
              .lookNow(Optional.empty(), false, report -> {}));
    }
  }

  private static int shown(Visitor visitor) {
    JsonNode about = Visitor.json(visitor.get("/api/about").body());
    return about.get("items").asInt();
  }

  private static long heap(String when) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    System.out.printf("heap after collection, %s: %d MiB%n", when, used);
    return used;
  }

  private static void answer(HttpExchange exchange, int count, int step, String name)
      throws IOException {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    Matcher skipped = SKIP.matcher(query);
    int skip = skipped.find() ? Integer.parseInt(skipped.group(1)) : 0;
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.put("@odata.count", count);
    var records = page.putArray("value");
    for (int i = skip; i < Math.min(count, skip + 100); i++) {
      records.add(record(i * step, name));
    }
    byte[] body = page.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** The same number gives the same announcement, whoever tells it, under an id of its own. */
  private static ObjectNode record(int number, String name) {
    String what =
        "%s of release %d.%d %s"
            .formatted(
                THINGS.get(number % THINGS.size()),
                number / 100,
                number % 100,
                DEEDS.get(number / THINGS.size() % DEEDS.size()));
    int id = (name.equals("update") ? 1_000_000 : 5_000_000) + number;
    String day = "2026-%02d-%02d".formatted(1 + number % 10, 1 + number % 28);
    ObjectNode json =
        LiveSources.launched(
            Integer.toString(id),
            "Generally Available: " + what,
            "In Microsoft Foundry "
                + what
                + ". Customers in region "
                + number % 57
                + " asked for it, and ticket "
                + number
                + " is closed by it. Turn it on in the portal or by the command line."
                + (name.equals("mirror") ? " Our blog has more." : ""));
    json.put("created", day + "T10:00:00.1234567Z").put("modified", day + "T10:00:00.1234567Z");
    return json;
  }
}
