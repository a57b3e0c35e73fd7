package dev.onward.knowledge;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The keys of a YAML mapping, read by name and type. What is missing, of the wrong type or unknown
 * becomes a {@link Fault} with its line; the read then gives a stand-in, so that one pass finds all
 * faults of a file. Whoever builds a value from it asks {@link #isSound()} first.
 */
public final class Fields {
  private final String file;
  private final int offset;
  private final int line;
  private final List<Fault> faults;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Integer> keyLines = new LinkedHashMap<>();
  private final Set<String> read = new LinkedHashSet<>();
  private final List<Fields> children = new ArrayList<>();
  private boolean sound = true;

  private Fields(String file, int offset, Node node, List<Fault> faults) {
    this.file = file;
    this.offset = offset;
    this.faults = faults;
    this.line = lineOf(node);
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        nodes.put(key, entry.getValueNode());
        keyLines.put(key, lineOf(entry.getKeyNode()));
      }
    } else {
      fault(line, "write a mapping (key: value) here");
    }
  }

  /** Reads YAML that starts {@code offset} lines below the top of the file. */
  public static Optional<Fields> parse(String file, int offset, String yaml, List<Fault> faults) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty()) {
        faults.add(new Fault(file, offset + 1, "is empty; write at least an id"));
        return Optional.empty();
      }
      return Optional.of(new Fields(file, offset, root.get(), faults));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      faults.add(new Fault(file, offset + line, "is not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      faults.add(new Fault(file, offset + 1, "is not YAML: " + e.getMessage()));
    }
    return Optional.empty();
  }

  /** True while nothing read so far, here or in a child, was at fault. */
  public boolean isSound() {
    return sound && children.stream().allMatch(Fields::isSound);
  }

  int line() {
    return line;
  }

  int lineOf(String key) {
    return keyLines.getOrDefault(key, line);
  }

  public boolean has(String key) {
    return nodes.containsKey(key);
  }

  Set<String> keys() {
    return nodes.keySet();
  }

  public void fault(String key, String problem) {
    fault(lineOf(key), problem);
  }

  /** Faults every key that nobody has read. */
  public void finish() {
    for (String key : nodes.keySet()) {
      if (!read.contains(key)) {
        fault(key, "'" + key + "' is not a key here; take it away or correct its name");
      }
    }
    children.forEach(Fields::finish);
  }

  public String text(String key) {
    return required(key, scalar(key), "");
  }

  public Optional<String> optionalText(String key) {
    return scalar(key);
  }

  List<String> texts(String key) {
    if (!has(key)) {
      read.add(key);
      fault(line, "'" + key + "' is missing; write a list, or [] for none");
      return List.of();
    }
    return optionalTexts(key);
  }

  public List<String> optionalTexts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node node : sequence(key)) {
      if (node instanceof ScalarNode scalar) {
        texts.add(scalar.getValue());
      } else {
        fault(lineOf(node), "'" + key + "' takes plain values");
      }
    }
    return texts;
  }

  public int number(String key) {
    return required(key, optionalNumber(key), 1);
  }

  public Optional<Integer> optionalNumber(String key) {
    return parsed(key, Integer::valueOf, "a whole number");
  }

  boolean flag(String key) {
    return required(
        key,
        parsed(
            key,
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new IllegalArgumentException(text);
                },
            "true or false"),
        false);
  }

  AsOf date(String key) {
    return required(key, optionalDate(key), new AsOf("1970"));
  }

  Optional<AsOf> optionalDate(String key) {
    return parsed(key, AsOf::new, "a date such as 2026-10-05, 2026-10 or 2026");
  }

  Optional<LocalDate> optionalDay(String key) {
    return parsed(key, LocalDate::parse, "a day such as 2026-10-05");
  }

  Optional<URI> optionalUrl(String key) {
    return parsed(key, Fields::httpsUrl, "an https address");
  }

  URI url(String key) {
    return required(key, optionalUrl(key), URI.create("https://learn.microsoft.com"));
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    return required(key, optionalChoice(key, type), type.getEnumConstants()[0]);
  }

  <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> type) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      words.add(
          constant.name().length() == 1
              ? constant.name()
              : constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return parsed(
        key,
        text -> {
          if (!words.contains(text)) {
            throw new IllegalArgumentException(text);
          }
          return type.getEnumConstants()[words.indexOf(text)];
        },
        "one of " + String.join(", ", words));
  }

  public Fields child(String key) {
    return optionalChild(key)
        .orElseGet(() -> {
          fault(line, "'" + key + "' is missing");
          return empty();
        });
  }

  public Optional<Fields> optionalChild(String key) {
    read.add(key);
    return Optional.ofNullable(nodes.get(key)).map(this::adopt);
  }

  public List<Fields> children(String key) {
    return sequence(key).stream().map(this::adopt).toList();
  }

  private Fields adopt(Node node) {
    Fields child = new Fields(file, offset, node, faults);
    children.add(child);
    return child;
  }

  private Fields empty() {
    return parse(file, offset + line - 1, "{}", faults).orElseThrow();
  }

  private List<Node> sequence(String key) {
    read.add(key);
    Node node = nodes.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    fault(key, "'" + key + "' takes a list");
    return List.of();
  }

  private Optional<String> scalar(String key) {
    read.add(key);
    Node node = nodes.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue().strip());
    }
    fault(key, "'" + key + "' takes one plain value");
    return Optional.empty();
  }

  /**
   * A value of another form; {@code parse} throws unchecked what is not {@code wanted}, and the
   * fault says what is.
   */
  public <T> Optional<T> parsed(String key, Function<String, T> parse, String wanted) {
    Optional<String> text = scalar(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(text.get()));
    } catch (RuntimeException e) {
      fault(key, "'" + key + ": " + text.get() + "' must be " + wanted);
      return Optional.empty();
    }
  }

  private <T> T required(String key, Optional<T> value, T standIn) {
    if (value.isEmpty() && !has(key)) {
      fault(line, "'" + key + "' is missing");
    }
    return value.orElse(standIn);
  }

  private void fault(int atLine, String problem) {
    sound = false;
    faults.add(new Fault(file, atLine, problem));
  }

  private int lineOf(@Nullable Node node) {
    if (node == null) {
      return offset + 1;
    }
    return offset + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static URI httpsUrl(String text) {
    try {
      URI uri = new URI(text);
      if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
        throw new IllegalArgumentException(text);
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
