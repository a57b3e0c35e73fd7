package dev.onward;

import dev.onward.ai.ModelSettings;
import dev.onward.database.DatabaseSettings;
import dev.onward.digest.DigestSettings;
import dev.onward.gather.learn.LearnSettings;
import dev.onward.gather.source.GatherSettings;
import dev.onward.lookup.LookupSettings;
import dev.onward.mail.MailSettings;
import dev.onward.search.Fusion;
import dev.onward.settings.InvalidSettings;
import dev.onward.settings.Setting;
import dev.onward.settings.SettingsReader;
import dev.onward.teams.connector.TeamsSettings;
import dev.onward.web.WebSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * All settings, from environment variables and a properties file, parsed once. Whoever needs one
 * gets the record of its package.
 */
record Settings(
    Path data,
    Path knowledge,
    List<Path> documents,
    Optional<Instant> clock,
    Duration shutdownWait,
    Fusion fusion,
    WebSettings web,
    DatabaseSettings database,
    ModelSettings model,
    TeamsSettings teams,
    GatherSettings gather,
    boolean gathers,
    LearnSettings learn,
    LookupSettings lookup,
    DigestSettings digest,
    MailSettings post) {

  private static final String FILE = "ONWARD_CONFIG";
  private static final String USUAL_FILE = "onward.properties";

  /**
   * Reads the environment and, under it, the properties file.
   *
   * @throws InvalidSettings with all faults in one message
   */
  static Settings from(Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(withFile(environment));
    Settings settings = read(reader);
    reader.finish();
    return settings;
  }

  /** Every setting with its standard and meaning, from the same reading. */
  static List<Setting> described() {
    SettingsReader reader = new SettingsReader(Map.of());
    read(reader);
    return reader.asked();
  }

  private static Settings read(SettingsReader reader) {
    reader.optionalText(
        FILE,
        "properties file with settings by these names; " + USUAL_FILE + " is read if it is there");
    reader.optionalText("ONWARD_JAVA_OPTIONS", "further options for Java; read by target/onward");
    WebSettings web = WebSettings.read(reader);
    Path data = reader.path("ONWARD_DATA", "data", "folder for the database and the index");
    Path knowledge = reader.path("ONWARD_KNOWLEDGE", "knowledge", "folder of the knowledge");
    List<Path> documents = documents(reader);
    DatabaseSettings database = DatabaseSettings.read(reader, data);
    Fusion fusion =
        reader.choice(
            "ONWARD_FUSION",
            Fusion.class,
            Fusion.STANDARD_SCORE,
            "how scores by words and by meaning become one: standard-score, min-max or reciprocal-rank");
    ModelSettings model = ModelSettings.read(reader);
    TeamsSettings teams = TeamsSettings.read(reader, web.host(), web.address());
    GatherSettings gather = GatherSettings.read(reader, knowledge);
    boolean gathers =
        reader.flag(
            "ONWARD_GATHER",
            false,
            "true looks at the live sources by itself, each at its cadence");
    LearnSettings learn = LearnSettings.read(reader);
    LookupSettings lookup = LookupSettings.read(reader);
    DigestSettings digest = DigestSettings.read(reader);
    MailSettings post = MailSettings.read(reader, data);
    Optional<Instant> clock =
        reader.instant(
            "ONWARD_CLOCK", "instant at which the clock starts, for demonstrations and checks");
    Duration shutdownWait =
        reader.duration(
            "ONWARD_SHUTDOWN_WAIT",
            "20s",
            "how long answers under way may go on when the server is told to end (SIGTERM); no new ones"
                + " are begun meanwhile, and after it the rest are told as interrupted");
    return new Settings(
        data,
        knowledge,
        documents,
        clock,
        shutdownWait,
        fusion,
        web,
        database,
        model,
        teams,
        gather,
        gathers,
        learn,
        lookup,
        digest,
        post);
  }

  private static List<Path> documents(SettingsReader reader) {
    List<Path> folders =
        reader
            .optionalText(
                "ONWARD_DOCUMENTS",
                "folders of your own documents (Markdown, HTML, text, PDF, Word), with commas between")
            .map(text -> Stream.of(text.split(",")).map(String::strip).map(Path::of).toList())
            .orElse(List.of());
    folders.stream()
        .filter(folder -> !Files.isDirectory(folder))
        .forEach(folder ->
            reader.fault("ONWARD_DOCUMENTS names %s, which is no folder".formatted(folder)));
    return folders;
  }

  private static Map<String, String> withFile(Map<String, String> environment) {
    Map<String, String> values = new HashMap<>();
    String named = environment.get(FILE);
    Path file = Path.of(named == null ? USUAL_FILE : named);
    if (named != null || Files.isRegularFile(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new InvalidSettings(List.of("the file " + file + " can't be read; see " + FILE));
      }
      properties
          .stringPropertyNames()
          .forEach(name -> values.put(name, properties.getProperty(name)));
      values.keySet().stream()
          .filter(name -> !name.startsWith(SettingsReader.PREFIX))
          .findFirst()
          .ifPresent(name -> {
            throw new InvalidSettings(
                List.of(
                    "%s in %s is not a setting; names start with %s"
                        .formatted(name, file, SettingsReader.PREFIX)));
          });
    }
    environment.forEach((name, value) -> {
      if (name.startsWith(SettingsReader.PREFIX)) {
        values.put(name, value);
      }
    });
    return values;
  }
}
