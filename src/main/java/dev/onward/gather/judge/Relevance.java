package dev.onward.gather.judge;

import dev.onward.gather.prose.SentenceSplitter;
import dev.onward.gather.read.SourceItem;
import dev.onward.gather.source.SourceRule;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.Update;
import dev.onward.knowledge.Update.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How near an item is to what people plan and hold here, from 0 to 100, with each reason in words:
 * its product is one that our own updates, or its source's rule, are about; its title names the
 * craft of building with AI; it speaks of our topics. News of a platform at large (one more region,
 * a size, a price) stays below what waits or is let in, however well its product is known. How old
 * it is and what kind of change are no part of it: those are rules of admission. Thread-safe.
 */
final class Relevance {
  private static final int PRODUCT = 35;
  private static final int PRODUCT_IN_TEXT = 12;
  private static final int CRAFT = 36;
  private static final int MORE_CRAFT = 8;
  private static final int NEAR = 20;
  private static final int CRAFT_IN_LEAD = 10;
  private static final int TOPIC_IN_TITLE = 6;
  private static final int TOPIC_IN_TEXT = 3;
  private static final int MOST_FOR_TOPICS = 12;
  private static final int OWN_SOURCE = 12;
  private static final int MOST_TOPICS = 4;
  private static final int MOST_GOALS = 3;
  private static final double LEAST_VOTE = 0.5;
  private static final int LEAD_SENTENCES = 2;

  /** Topics that are platforms by themselves. */
  private static final List<String> PLATFORMS =
      List.of(
          "deployment",
          "sql",
          "postgresql",
          "cosmos-db",
          "fabric",
          "databricks",
          "github",
          "documents",
          "speech",
          "vision");

  /** An editor may still want to see it, for our people have projects there. */
  private static final int PLATFORM_NEWS_OF_OURS = 32;

  private static final int PLATFORM_NEWS = 20;
  private static final int TERMS_OF_OURS = 55;

  /** The craft: what somebody builds, measures and guards who builds with AI. */
  private static final Pattern CRAFT_WORDS =
      Pattern.compile(
          "\\b(?:agents?|agentic|multi-?agents?|mcp|model context protocol|a2a|agent-to-agent"
              + "|rag|graphrag|retrieval|grounding|groundedness|vectors?|multivector|embeddings?|llms?|llmops|genai|generative|(?:language|reasoning|foundation|open|ai|fine-tuned|openai)["
              + " -]models?|model router|models?"
              + " (?:deployments?|evaluations?)|openai|gpt(?:-?[\\w.]+)?|claude|mistral|llama|deepseek|prompts?|prompt"
              + " flow|evaluators?|evaluations?|semantic(?: kernel| ranker| caching|"
              + " operators)?|guardrails?|red[ -]team\\w*|jailbreaks?|content"
              + " (?:safety|understanding)|knowledge (?:bases?|sources?|agents?)|foundry"
              + " iq|responses api|realtime api|assistants? api|computer use|code"
              + " interpreters?|inference|fine-tun\\w+|responsible ai|copilot studio|coding"
              + " agent|mlops|mlflow|kaito|tool(?:box|boxes| search| catalog|"
              + " calls?)|orchestrat\\w+|serverless gpus?|foundry (?:local|sdk|agent"
              + " service|models|tools|agents?))\\b",
          Pattern.CASE_INSENSITIVE);

  /** The same in a wider sense: enough to wait for an editor, not to be let in. */
  private static final Pattern NEAR_CRAFT =
      Pattern.compile(
          "\\b(?:ai|copilot|machine learning|model"
              + " catalog|models?|chat|speech|voice|translator|vision|assistant)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Names in which a word of the craft means something else: a daemon, a node, a brand. */
  private static final Pattern NO_CRAFT =
      Pattern.compile(
          "\\b(?:Azure AI (?!agents?\\b|models?\\b)\\w+|AI"
              + " Foundry|(?:Monitor|Insights?|Analytics|SRE|Backup|Update|Machine|Guest|Security|Recovery|Arc|Log|Patch)"
              + " [Aa]gents?|[Aa]gent (?:pools?|nodes?)|[Ee]dge inference)\\b");

  /** Where a thing is to be had, on what hardware, and how it is kept. */
  private static final Pattern PLATFORM =
      Pattern.compile(
          "\\b[Rr]egions?\\b|\\b[Aa]vailability [Zz]ones?\\b|\\b[Dd]ata"
              + " ?cent(?:er|re)s?\\b|\\b[Ss]overeign\\b|\\bGovernment\\b|\\b21Vianet\\b|\\bin"
              + " (?:[A-Z][\\w-]+,? (?:and"
              + " )?){0,4}(?:North|South|East|West|Central|Northwest|Southeast|Northeast)\\b|-[Ss]eries\\b|\\bVMs?\\b|\\b[Vv]irtual"
              + " [Mm]achines?\\b|\\b(?:SSD|HDD|NVMe)\\b|\\b[Dd]isks?\\b|\\b[Mm]inor"
              + " versions?\\b|\\b[Mm]aintenance"
              + " (?:window|control|configuration)s?\\b|\\b(?:custom|wildcard)(?: custom)?"
              + " (?:domains?|hostnames?)\\b|\\b[Bb]ackups?\\b");

  /** On which terms it is sold, and how it looks. */
  private static final Pattern TERMS =
      Pattern.compile(
          "\\b(?:licen[cs]\\w+|billing|invoices?|reservations?|reserved|ptus?|pricing|prices?|discount\\w*|credits|playgrounds?|avatars?|portal|dashboards?|themes?|webinars?|conference|customer"
              + " story|recap|roundup|newsletter|regions?)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MAKER = Pattern.compile("^(?:Azure AI|Azure|Microsoft) ");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}#+]+");

  private final Map<String, Subject> products = new LinkedHashMap<>();
  private final Map<String, Subject> topics = new LinkedHashMap<>();
  private final Map<String, List<String>> words = new LinkedHashMap<>();
  private int mostUpdatesOfATopic = 1;

  /** A product or a topic: how many of our updates are about it, and for which goals. */
  private static final class Subject {
    private final String name;
    private int updates;
    private final Map<String, Integer> goals = new HashMap<>();

    Subject(String name) {
      this.name = name;
    }

    void seenIn(Update update) {
      updates++;
      update.goals().forEach(goal -> goals.merge(goal, 1, Integer::sum));
    }

    void vote(Map<String, Double> votes, double weight) {
      goals.forEach((goal, count) -> votes.merge(goal, weight * count / updates, Double::sum));
    }
  }

  /**
   * What came of it; {@code ours} where it is of a product of ours or of the craft, {@code named}
   * what it is about by name, the first the likeliest.
   */
  record Scored(int score, List<String> reasons, About about, boolean ours, List<String> named) {}

  Relevance(Knowledge knowledge) {
    knowledge
        .vocabulary()
        .topics()
        .forEach((topic, said) -> {
          List<String> all = new ArrayList<>(said.stream().map(Relevance::even).toList());
          all.add(even(topic));
          words.put(topic, all);
        });
    Catalogue catalogue = knowledge.catalogue();
    for (Update update : catalogue.updates()) {
      for (String product : update.products()) {
        products.computeIfAbsent(even(product), key -> new Subject(product)).seenIn(update);
      }
      for (String topic : update.document().topics()) {
        topics.computeIfAbsent(topic, Subject::new).seenIn(update);
      }
    }
    Set<String> paths = new LinkedHashSet<>(catalogue.paths().stream().map(GoalPath::id).toList());
    products.values().forEach(product -> product.goals.keySet().retainAll(paths));
    topics.values().forEach(topic -> topic.goals.keySet().retainAll(paths));
    topics
        .values()
        .forEach(topic -> mostUpdatesOfATopic = Math.max(mostUpdatesOfATopic, topic.updates));
  }

  Scored score(SourceItem finding, SourceRule rule) {
    return new Scoring(finding, rule).scored();
  }

  /** Words in lower case between single spaces, so that whole words are found by plain search. */
  private static String even(String text) {
    return " " + NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
  }

  private static boolean names(String text, String evenWords) {
    return text.contains(evenWords) || text.contains(evenWords.stripTrailing() + "s ");
  }

  /** One item on its way. */
  private final class Scoring {
    private final SourceItem finding;
    private final SourceRule rule;
    private final String title;
    private final String text;
    private final List<String> reasons = new ArrayList<>();
    private final Map<String, Double> votes = new HashMap<>();
    private int score;

    Scoring(SourceItem finding, SourceRule rule) {
      this.finding = finding;
      this.rule = rule;
      this.title = even(finding.title());
      this.text = even(finding.text() + " " + String.join(" ", finding.categories()));
    }

    Scored scored() {
      boolean ours = product();
      boolean craft = craft();
      List<String> about = topics();
      if (!rule.topics().isEmpty()) {
        add(OWN_SOURCE, "its source is about " + String.join(" and ", rule.topics()));
      }
      gate(ours, craft);
      Set<String> topicsOfIt = new LinkedHashSet<>(rule.topics());
      topicsOfIt.addAll(about);
      return new Scored(
          Math.clamp(score, 0, 100),
          reasons,
          new About(List.copyOf(topicsOfIt), goals()),
          craft || ours,
          named());
    }

    /** True where its title names the craft. */
    private boolean craft() {
      List<String> inTitle = craftIn(finding.title());
      if (!inTitle.isEmpty()) {
        add(CRAFT, "its title is about " + inTitle.getFirst());
        if (inTitle.size() > 1) {
          add(MORE_CRAFT, "and about " + inTitle.get(1));
        }
      }
      if (inTitle.isEmpty() && NEAR_CRAFT.matcher(finding.title()).find()) {
        add(NEAR, "its title is near to the craft");
      }
      List<String> inLead =
          craftIn(
              String.join(
                  " ",
                  SentenceSplitter.of(finding.text()).stream().limit(LEAD_SENTENCES).toList()));
      if (!inLead.isEmpty()) {
        add(CRAFT_IN_LEAD, "begins with " + inLead.getFirst());
      }
      return !inTitle.isEmpty();
    }

    private static List<String> craftIn(String words) {
      return CRAFT_WORDS
          .matcher(NO_CRAFT.matcher(words).replaceAll(" "))
          .results()
          .map(found -> found.group().toLowerCase(Locale.ROOT).replaceFirst("s$", ""))
          .distinct()
          .toList();
    }

    /** News of the platform at large is no news for a plan, whatever product it is of. */
    private void gate(boolean ours, boolean craft) {
      if (TERMS.matcher(finding.title()).find()) {
        atMost(TERMS_OF_OURS, "is about terms or looks");
      }
      if (craft || finding.change() == Change.RETIREMENT) {
        return;
      }
      atMost(TERMS_OF_OURS, "its title does not name the craft");
      String lead = SentenceSplitter.of(finding.text()).stream().findFirst().orElse("");
      if (PLATFORM.matcher(finding.title()).find() || PLATFORM.matcher(lead).find()) {
        atMost(ours ? PLATFORM_NEWS_OF_OURS : PLATFORM_NEWS, "is news of the platform at large");
      }
    }

    private void atMost(int most, String reason) {
      if (score > most) {
        reasons.add("%s (at most %d)".formatted(reason, most));
        score = most;
      }
    }

    /** What it is about by name: its source's own products, else those of ours that it names. */
    private List<String> named() {
      List<String> names = new ArrayList<>(finding.products());
      for (String where : List.of(title, text)) {
        if (names.isEmpty()) {
          products.forEach((even, product) -> {
            if (names(where, even)) {
              names.add(product.name);
            }
          });
        }
      }
      return List.copyOf(names);
    }

    private void add(int points, String reason) {
      score += points;
      reasons.add("%s (%+d)".formatted(reason, points));
    }

    /** True where it is of a product that we, or the rule of its source, are about. */
    private boolean product() {
      String listed = even(String.join(" ; ", finding.products()));
      String named = listed + title;
      Subject best = null;
      boolean inText = false;
      for (Map.Entry<String, Subject> product : products.entrySet()) {
        boolean byName = names(named, product.getKey()) || isBriefly(product.getValue().name);
        if (byName || names(text, product.getKey())) {
          product.getValue().vote(votes, byName ? 1 : 0.3);
          boolean better =
              best == null
                  || (byName && inText)
                  || (byName != inText && product.getValue().updates > best.updates);
          inText = better ? !byName : inText;
          best = better ? product.getValue() : best;
        }
      }
      if (best != null && !inText) {
        add(
            PRODUCT,
            "about %s, as %s"
                .formatted(
                    best.name,
                    best.updates == 1 ? "one of our updates" : best.updates + " of our updates"));
        return true;
      }
      Optional<String> focused =
          finding.products().stream()
              .filter(name -> rule.focus().products().contains(name.toLowerCase(Locale.ROOT)))
              .findFirst()
              .or(() -> platformIn(named));
      if (focused.isPresent()) {
        add(PRODUCT - 3, "about %s, which our people build on".formatted(focused.get()));
        return true;
      }
      if (best != null) {
        add(PRODUCT_IN_TEXT, "mentions " + best.name);
      }
      return false;
    }

    /** By its name without the maker's, where the title writes it as a name: "Foundry". */
    private boolean isBriefly(String name) {
      String brief = MAKER.matcher(name).replaceFirst("");
      return !brief.equals(name)
          && Pattern.compile("\\b" + Pattern.quote(brief) + "\\b").matcher(finding.title()).find();
    }

    /** A platform of our topics ("postgresql", "cosmos db"), by the words for it. */
    private Optional<String> platformIn(String named) {
      return PLATFORMS.stream()
          .filter(topic ->
              words.getOrDefault(topic, List.of()).stream().anyMatch(word -> names(named, word)))
          .findFirst();
    }

    /** Topics by what they add; one that many of our updates are about counts most. */
    private List<String> topics() {
      Map<String, Integer> points = new HashMap<>();
      words.forEach((topic, said) -> {
        boolean inTitle = said.stream().anyMatch(word -> names(title, word));
        if (inTitle || said.stream().anyMatch(word -> names(text, word))) {
          Subject subject = topics.getOrDefault(topic, new Subject(topic));
          double weight = Math.sqrt((double) subject.updates / mostUpdatesOfATopic);
          int worth = (int) Math.round(weight * (inTitle ? TOPIC_IN_TITLE : TOPIC_IN_TEXT));
          if (worth > 0) {
            points.put(topic, worth);
            subject.vote(votes, weight * (inTitle ? 0.5 : 0.2));
          }
        }
      });
      List<String> best =
          points.keySet().stream()
              .sorted(
                  Comparator.<String>comparingInt(topic -> -points.getOrDefault(topic, 0))
                      .thenComparing(Comparator.naturalOrder()))
              .limit(MOST_TOPICS)
              .toList();
      int sum = best.stream().mapToInt(topic -> points.getOrDefault(topic, 0)).sum();
      if (sum > 0) {
        add(Math.min(sum, MOST_FOR_TOPICS), "speaks of " + String.join(", ", best));
      }
      return best;
    }

    private List<String> goals() {
      Set<String> goals = new LinkedHashSet<>(rule.goals());
      votes.entrySet().stream()
          .filter(vote -> vote.getValue() >= LEAST_VOTE)
          .sorted(
              Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey()))
          .limit(MOST_GOALS)
          .forEach(vote -> goals.add(vote.getKey()));
      return goals.stream().limit(MOST_GOALS).toList();
    }
  }
}
