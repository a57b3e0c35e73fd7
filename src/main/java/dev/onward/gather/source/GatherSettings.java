package dev.onward.gather.source;

import dev.onward.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the sources stand and how far a far side may go. {@code privateHosts} are those inside the
 * own network that may be read all the same, by http too: mirrors, and tests. There are none unless
 * somebody names them.
 */
public record GatherSettings(Path sources, Set<String> privateHosts, Limits limits) {

  /**
   * What one answer may cost: how long until a connection stands, how long for the whole of it, how
   * many bytes (after unpacking), and how many tries. {@code pause} lies between two requests to a
   * host, and is where the wait between tries begins; no wait is longer than {@code patience}.
   */
  public record Limits(
      Duration connect,
      Duration whole,
      long mostBytes,
      int tries,
      Duration pause,
      Duration patience) {}

  public GatherSettings {
    privateHosts = Set.copyOf(privateHosts);
  }

  public static GatherSettings read(SettingsReader settings, Path knowledge) {
    Path sources =
        settings
            .optionalPath(
                "ONWARD_SOURCES",
                "file with the sources of updates; without it sources.yaml in the folder of the"
                    + " knowledge")
            .orElse(knowledge.resolve("sources.yaml"));
    Set<String> privateHosts =
        settings
            .optionalText(
                "ONWARD_GATHER_PRIVATE_HOSTS",
                "hosts of sources that may have private addresses and speak http, by commas, such"
                    + " as a mirror in your network; without it none")
            .map(GatherSettings::hosts)
            .orElse(Set.of());
    return new GatherSettings(sources, privateHosts, limits(settings));
  }

  private static Limits limits(SettingsReader settings) {
    return new Limits(
        settings.duration(
            "ONWARD_GATHER_CONNECT", "10s", "how long to wait for a connection to a source"),
        settings.duration(
            "ONWARD_GATHER_WHOLE_ANSWER", "1m", "how long a source may take for one whole answer"),
        settings.number(
                "ONWARD_GATHER_LARGEST",
                32,
                1,
                1_000,
                "largest answer of a source that is read, in millions of bytes after unpacking")
            * 1_000_000L,
        settings.number(
            "ONWARD_GATHER_TRIES", 3, 1, 10, "how often a request is tried that a source refuses"),
        settings.duration(
            "ONWARD_GATHER_PAUSE", "1s", "pause between two requests to one host of a source"),
        settings.duration(
            "ONWARD_GATHER_PATIENCE",
            "30s",
            "longest wait before a further try; a source that asks for more is left until its"
                + " next turn"));
  }

  private static Set<String> hosts(String text) {
    return Arrays.stream(text.split(","))
        .map(host -> host.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""))
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
