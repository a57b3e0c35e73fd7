package dev.onward.teams;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.onward.database.Json;
import dev.onward.settings.InvalidSettings;
import dev.onward.teams.TeamsSettings.Bot;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The package that an administrator gives to Teams: a manifest and two icons, in a zip file. */
public final class AppPackage {
  private static final String MANIFEST_VERSION = "1.22";
  private static final String ACCENT = "#0B5C52";

  private final String appId;
  private final URI address;
  private final Maker maker;

  private AppPackage(String appId, URI address, Maker maker) {
    this.appId = appId;
    this.address = address;
    this.maker = maker;
  }

  /** Who runs this installation, as Teams shows it. */
  public record Maker(String name, URI website, URI privacy, URI terms) {}

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
      List<String> permissions,
      List<String> validDomains) {}

  private record Developer(
      String name, String websiteUrl, String privacyUrl, String termsOfUseUrl) {}

  private record Names(@JsonProperty("short") String brief, String full) {}

  private record Icons(String color, String outline) {}

  private record BotEntry(
      String botId, List<String> scopes, boolean supportsFiles, List<Commands> commandLists) {}

  private record Commands(List<String> scopes, List<Command> commands) {}

  private record Command(String title, String description) {}

  /**
   * Prepares the package.
   *
   * @throws InvalidSettings where the settings name no registration or no address
   */
  public static AppPackage of(TeamsSettings settings, String makerName) {
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
    return new AppPackage(appId, address, new Maker(makerName, address, address, address));
  }

  private static InvalidSettings lacking(String what) {
    return new InvalidSettings(List.of("A package for Teams needs " + what));
  }

  /** Writes the package. */
  public void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(zip, "manifest.json", manifest().getBytes(StandardCharsets.UTF_8));
      entry(zip, "color.png", Icon.color());
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
            "1.0.0",
            appId,
            new Developer(
                maker.name(),
                maker.website().toString(),
                maker.privacy().toString(),
                maker.terms().toString()),
            new Names("Onward", "Onward: what comes after the Azure AI Engineer badge"),
            new Names(
                "Answers and plans for certified Azure AI engineers",
                "Ask what comes after the Azure AI Engineer badge. Onward answers with dates and a"
                    + " source for each statement, and turns a goal into a plan that fits your hours."),
            new Icons("color.png", "outline.png"),
            ACCENT,
            List.of(
                new BotEntry(appId, List.of("personal", "team", "groupChat"), false, commands())),
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
                new Command("unlink", "Part this account from the web page"))));
  }
}
