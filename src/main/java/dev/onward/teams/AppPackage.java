package dev.onward.teams;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.onward.database.Json;
import dev.onward.settings.InvalidSettings;
import dev.onward.teams.bot.Commands;
import dev.onward.teams.connector.TeamsSettings;
import dev.onward.teams.connector.TeamsSettings.Bot;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The package that an administrator gives to Teams: a manifest and two icons, in a zip file. */
public final class AppPackage {
  private static final String MANIFEST_VERSION = "1.22";
  private static final String ACCENT = "#0B5C52";
  private static final int LONGEST_MAKER = 32;
  private static final int LONGEST_ADDRESS = 2_048;

  /** Three numbers of semantic versioning; Teams wants each change of a package to raise them. */
  private static final Pattern VERSION =
      Pattern.compile("(?:0|[1-9]\\d{0,5})\\.(?:0|[1-9]\\d{0,5})\\.(?:0|[1-9]\\d{0,5})");

  private final String appId;
  private final URI address;
  private final Maker maker;

  private AppPackage(String appId, URI address, Maker maker) {
    this.appId = appId;
    this.address = address;
    this.maker = maker;
  }

  /**
   * Who runs this installation, as Teams shows it, and what they want otherwise than it is usual:
   * pages about privacy and terms, an icon of their own (a PNG of 192 by 192 points).
   */
  public record Maker(
      String name,
      String version,
      Optional<URI> privacy,
      Optional<URI> terms,
      Optional<Path> icon) {}

  private record Manifest(
      @JsonProperty("$schema") String schema,
      String manifestVersion,
      String version,
      String id,
      Developer developer,
      Names name,
      Names description,
      Icons icons,
      String accentColor,
      List<BotEntry> bots,
      CopilotAgents copilotAgents,
      List<String> permissions,
      List<String> validDomains) {}

  private record Developer(
      String name, String websiteUrl, String privacyUrl, String termsOfUseUrl) {}

  private record Names(@JsonProperty("short") String brief, String full) {}

  private record Icons(String color, String outline) {}

  private record BotEntry(
      String botId, List<String> scopes, boolean supportsFiles, List<Commands> commandLists) {}

  /** Where the same bot answers in Microsoft 365 Copilot. */
  private record CopilotAgents(List<CustomEngineAgent> customEngineAgents) {}

  private record CustomEngineAgent(String id, String type) {}

  private record Commands(List<String> scopes, List<Command> commands) {}

  private record Command(String title, String description) {}

  /**
   * Prepares the package.
   *
   * @throws InvalidSettings where the settings name no registration or no address, or where Teams
   *     would not take what the maker says; all faults are in the message
   */
  public static AppPackage of(TeamsSettings settings, Maker maker) {
    String appId =
        settings
            .bot()
            .filter(Bot::tokens)
            .map(Bot::appId)
            .orElseThrow(() -> lacking("ONWARD_TEAMS_APP_ID, the bot's registration"));
    URI address =
        settings
            .address()
            .filter(uri -> uri.getScheme().equals("https"))
            .orElseThrow(() -> lacking("ONWARD_ADDRESS, an https address that people reach"));
    List<String> faults = faults(maker, address);
    if (!faults.isEmpty()) {
      throw new InvalidSettings(faults);
    }
    return new AppPackage(appId, address, maker);
  }

  /** What Microsoft's schema of a manifest would refuse. */
  private static List<String> faults(Maker maker, URI address) {
    List<String> faults = new ArrayList<>();
    if (maker.name().isBlank() || maker.name().length() > LONGEST_MAKER) {
      faults.add(
          "--maker must be 1 to %d characters; these are %d"
              .formatted(LONGEST_MAKER, maker.name().length()));
    }
    if (!VERSION.matcher(maker.version()).matches() || maker.version().length() > 256) {
      faults.add("--version must be three numbers such as 1.2.0: " + maker.version());
    }
    Stream.of(Optional.of(address), maker.privacy(), maker.terms())
        .flatMap(Optional::stream)
        .filter(page -> !isPage(page))
        .forEach(page ->
            faults.add(
                "an address in the package must be https, with at most %d characters: %s"
                    .formatted(LONGEST_ADDRESS, page)));
    maker.icon().flatMap(Icon::fault).ifPresent(faults::add);
    return faults;
  }

  private static boolean isPage(URI page) {
    return "https".equals(page.getScheme())
        && page.getHost() != null
        && page.toString().length() <= LONGEST_ADDRESS;
  }

  private static InvalidSettings lacking(String what) {
    return new InvalidSettings(List.of("A package for Teams needs " + what));
  }

  /** Writes the package. */
  public void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(zip, "manifest.json", manifest().getBytes(StandardCharsets.UTF_8));
      entry(
          zip,
          "color.png",
          maker.icon().isPresent() ? Files.readAllBytes(maker.icon().get()) : Icon.color());
      entry(zip, "outline.png", Icon.outline());
    }
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // The same settings give the same file.
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  String manifest() throws JsonProcessingException {
    Manifest manifest =
        new Manifest(
            "https://developer.microsoft.com/json-schemas/teams/v%s/MicrosoftTeams.schema.json"
                .formatted(MANIFEST_VERSION),
            MANIFEST_VERSION,
            maker.version(),
            appId,
            new Developer(
                maker.name(),
                address.toString(),
                maker.privacy().orElse(address).toString(),
                maker.terms().orElse(address).toString()),
            new Names("Onward", "Onward: what comes after the Azure AI Engineer badge"),
            new Names(
                "Answers and plans for certified Azure AI engineers",
                "Ask what comes after the Azure AI Engineer badge. Onward answers with dates and a"
                    + " source for each statement, and turns a goal into a plan that fits your hours."),
            new Icons("color.png", "outline.png"),
            ACCENT,
            List.of(
                new BotEntry(
                    appId, List.of("personal", "team", "groupChat", "copilot"), false, commands())),
            new CopilotAgents(List.of(new CustomEngineAgent(appId, "bot"))),
            List.of("identity", "messageTeamMembers"),
            List.of(address.getHost()));
    return Json.mapper().writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(manifest);
  }

  private static List<Commands> commands() {
    return List.of(
        new Commands(
            List.of("personal"),
            List.of(
                new Command("plan", "Your plan, to tick what is done"),
                new Command("export plan", "Your plan to take along"),
                new Command("reminders", "What you are told unasked, and when"),
                new Command("facts AI-103", "What is known of a credential"),
                new Command("unlink", "Part this account from the web page"))),
        // What Copilot and an empty chat offer to begin with.
        new Commands(
            List.of("copilot"),
            List.of(
                new Command("What comes next?", "I passed AI-102, what should I do next?"),
                new Command("Make me a plan", "Make me a plan toward AI-103 with 5 hours a week"),
                new Command("Does my badge expire?", "Can I renew AI-102, and until when?"))));
  }
}
