package dev.onward.gather.source;

import dev.onward.gather.source.SourceRule.Admission;
import dev.onward.gather.source.SourceRule.Focus;
import dev.onward.gather.source.SourceRule.Gate;
import dev.onward.gather.source.SourceRule.Kind;
import dev.onward.knowledge.BrokenKnowledge;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Fault;
import dev.onward.knowledge.Fields;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.Update.Change;
import dev.onward.settings.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The sources that {@code sources.yaml} names, in its order. What breaks its schema, which the
 * README of the knowledge says in words, is a {@link Fault} with line and what to write.
 */
public record SourceList(List<SourceRule> rules) {
  public SourceList {
    rules = List.copyOf(rules);
  }

  public Optional<SourceRule> rule(String id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /**
   * Reads the file that the settings name.
   *
   * @throws BrokenKnowledge when anything in it is at fault
   */
  public static SourceList read(GatherSettings settings, Knowledge knowledge) {
    List<Fault> faults = new ArrayList<>();
    SourceList list = new Reader(settings, knowledge, faults).read();
    if (!faults.isEmpty()) {
      throw new BrokenKnowledge(faults);
    }
    return list;
  }

  private record Reader(GatherSettings settings, Knowledge knowledge, List<Fault> faults) {
    SourceList read() {
      Path file = settings.sources();
      String name = file.toString();
      try {
        return Fields.parse(name, 0, Files.readString(file), faults)
            .map(this::list)
            .orElse(new SourceList(List.of()));
      } catch (IOException e) {
        faults.add(
            new Fault(name, 1, "can't be read as UTF-8 text; see ONWARD_SOURCES for its place"));
        return new SourceList(List.of());
      }
    }

    private SourceList list(Fields file) {
      List<SourceRule> rules = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      for (Fields entry : file.children("sources")) {
        SourceRule rule = rule(entry);
        if (!ids.add(rule.id())) {
          entry.fault("id", "the id " + rule.id() + " is taken by a source above; ids are unique");
        }
        rules.add(rule);
      }
      if (rules.isEmpty()) {
        file.fault("sources", "name at least one source under 'sources:'");
      }
      file.finish();
      return new SourceList(rules);
    }

    private SourceRule rule(Fields entry) {
      URI url =
          required(entry, "url", entry.parsed("url", this::address, "an https address"))
              .orElse(URI.create("https://stand-in.invalid"));
      Set<String> hosts = new LinkedHashSet<>(List.of(authority(url)));
      entry.optionalTexts("hosts").forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
      return new SourceRule(
          entry.text("id"),
          entry.text("title"),
          entry.choice("kind", Kind.class),
          url,
          entry.text("publisher"),
          entry.parsed("cadence", Reader::cadence, "a duration from 5m on, such as 2h or 7d"),
          entry.choice("confidence", Confidence.class),
          hosts,
          new Focus(
              Set.copyOf(entry.optionalTexts("products")),
              Set.copyOf(entry.optionalTexts("categories"))),
          new Admission(gate(entry, "let_in"), gate(entry, "wait")),
          known(entry, "topics", knowledge.vocabulary().topics().keySet()),
          known(entry, "goals", goals()));
    }

    private Set<String> goals() {
      Set<String> goals = new HashSet<>();
      knowledge.catalogue().paths().forEach(path -> goals.add(path.id()));
      return goals;
    }

    private static <T> Optional<T> required(Fields entry, String key, Optional<T> value) {
      if (value.isEmpty() && !entry.has(key)) {
        entry.fault(key, "'" + key + "' is missing");
      }
      return value;
    }

    private URI address(String text) {
      URI uri = URI.create(text);
      boolean open =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme())
                  && settings.privateHosts().contains(uri.getHost()));
      if (!open || uri.getHost() == null || uri.getUserInfo() != null) {
        throw new IllegalArgumentException(text);
      }
      return uri;
    }

    private static Duration cadence(String text) {
      Duration cadence = SettingsReader.toDuration(text);
      if (cadence.compareTo(Duration.ofMinutes(5)) < 0) {
        throw new IllegalArgumentException(text);
      }
      return cadence;
    }

    /** A gate that nobody wrote is closed. */
    private static Gate gate(Fields entry, String key) {
      return entry.optionalChild(key).map(Reader::gate).orElse(Gate.CLOSED);
    }

    private static Gate gate(Fields gate) {
      Set<Change> changes = EnumSet.noneOf(Change.class);
      for (String word : gate.optionalTexts("changes")) {
        try {
          changes.add(Change.valueOf(word.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
          gate.fault(
              "changes",
              "'" + word + "' must be one of launched, preview, retirement, announcement");
        }
      }
      int relevance = gate.optionalNumber("relevance").orElse(0);
      if (relevance < 0 || relevance > 100) {
        gate.fault("relevance", "'relevance' must be from 0 to 100");
      }
      return new Gate(changes, relevance);
    }

    private static List<String> known(Fields entry, String key, Set<String> known) {
      List<String> words = entry.optionalTexts(key);
      for (String word : words) {
        if (!known.contains(word)) {
          entry.fault(key, "'" + word + "' is not one of the " + key + " of the knowledge");
        }
      }
      return words;
    }
  }

  /** The host, with its port where that is not the scheme's own. */
  public static String authority(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return url.getPort() == -1 ? host : host + ":" + url.getPort();
  }
}
