package dev.onward.teams.connector;

import dev.onward.settings.Secret;
import dev.onward.settings.SettingsReader;
import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How Onward stands in Microsoft Teams: as a bot, as an outgoing webhook, as both or not at all.
 * {@code address} is where people reach this server.
 */
public record TeamsSettings(
    Optional<Bot> bot,
    Optional<Secret> webhookSecret,
    Optional<URI> address,
    Connection connection) {

  /** This machine itself, the only place from which a bot without tokens may be reached. */
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  /** A registration; without {@code secret} a managed identity proves who we are. */
  public record Bot(
      String appId, String tenant, Set<String> tenants, Optional<Secret> secret, boolean tokens) {
    public Bot {
      tenants = Set.copyOf(tenants);
    }

    static Bot inDevelopment() {
      return new Bot("", "", Set.of(), Optional.empty(), false);
    }
  }

  /** The far sides; those of a cloud, or others for tests. */
  public record Connection(
      Cloud cloud,
      URI metadata,
      String issuer,
      URI login,
      URI identity,
      Optional<Secret> identityHeader,
      Set<String> serviceHosts) {
    public Connection {
      serviceHosts = Set.copyOf(serviceHosts);
    }
  }

  /**
   * The clouds in which there is Teams, each with services of its own ("Configure Bot Framework
   * bots for US Government customers", "... operated by 21Vianet").
   */
  public enum Cloud {
    PUBLIC(
        "https://login.botframework.com",
        "https://api.botframework.com",
        "https://login.microsoftonline.com",
        "smba.trafficmanager.net,smba.infra.gcc.teams.microsoft.com"),
    GCC_HIGH(
        "https://login.botframework.azure.us",
        "https://api.botframework.us",
        "https://login.microsoftonline.us",
        "smba.infra.gov.teams.microsoft.us"),
    DOD(
        "https://login.botframework.azure.us",
        "https://api.botframework.us",
        "https://login.microsoftonline.us",
        "smba.infra.dod.teams.microsoft.us"),
    CHINA(
        "https://login.botframework.azure.cn",
        "https://api.botframework.azure.cn",
        "https://login.partner.microsoftonline.cn",
        "smba.trafficmanager.cn");

    private final String keys;
    private final String api;
    private final String login;
    private final String serviceHosts;

    Cloud(String keys, String api, String login, String serviceHosts) {
      this.keys = keys;
      this.api = api;
      this.login = login;
      this.serviceHosts = serviceHosts;
    }

    /** What the bot's own tokens are for. */
    String api() {
      return api;
    }

    private String metadata() {
      return keys + "/v1/.well-known/openidconfiguration";
    }
  }

  /** Reads them; host and address are those of the server as a whole. */
  public static TeamsSettings read(SettingsReader settings, String host, Optional<URI> address) {
    Optional<Bot> bot = bot(settings, host);
    Optional<Secret> webhook =
        settings.secret(
            "ONWARD_TEAMS_WEBHOOK_SECRET",
            "security token of an outgoing webhook in Teams; without it there is none");
    if (webhook.isPresent() && !isBase64(webhook.get())) {
      settings.fault("ONWARD_TEAMS_WEBHOOK_SECRET must be the token as Teams showed it");
    }
    return new TeamsSettings(bot, webhook, address, connection(settings));
  }

  private static boolean isBase64(Secret secret) {
    try {
      return Base64.getDecoder().decode(secret.reveal()).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  public boolean isEmpty() {
    return bot.isEmpty() && webhookSecret.isEmpty();
  }

  private static Optional<Bot> bot(SettingsReader settings, String host) {
    Optional<String> appId =
        settings.optionalText(
            "ONWARD_TEAMS_APP_ID", "application id of the bot's registration; without it no bot");
    Optional<String> tenant =
        settings.optionalText(
            "ONWARD_TEAMS_TENANT",
            "tenant of the registration, by its id; botframework.com for an old bot");
    Set<String> tenants =
        words(
            settings.optionalText(
                "ONWARD_TEAMS_ALLOWED_TENANTS",
                "tenants whose people are answered, by commas; without it the registration's own"));
    Optional<Secret> secret =
        settings.secret(
            "ONWARD_TEAMS_SECRET",
            "client secret of the registration; without it a managed identity is used");
    boolean development =
        settings.flag(
            "ONWARD_TEAMS_DEVELOPMENT",
            false,
            "true takes activities without a token, on this machine only, for tools that try out a"
                + " bot");
    if (development) {
      refuseUnsafe(settings, host, appId);
      return Optional.of(Bot.inDevelopment());
    }
    appId.ifPresent(id -> refuseUnlessGuid(settings, "ONWARD_TEAMS_APP_ID", id));
    tenant
        .filter(name -> !name.contains("."))
        .ifPresent(id -> refuseUnlessGuid(settings, "ONWARD_TEAMS_TENANT", id));
    tenants.forEach(id -> refuseUnlessGuid(settings, "ONWARD_TEAMS_ALLOWED_TENANTS", id));
    if (appId.isPresent() && tenant.isEmpty()) {
      settings.fault("ONWARD_TEAMS_APP_ID needs ONWARD_TEAMS_TENANT beside it");
    }
    if (tenants.isEmpty() && tenant.filter(name -> name.contains(".")).isPresent()) {
      // People's tenants come as ids, so that nobody would be answered.
      settings.fault(
          "ONWARD_TEAMS_TENANT is a domain; say by ids in ONWARD_TEAMS_ALLOWED_TENANTS whose people"
              + " are answered");
    }
    return appId.map(id -> registered(id, tenant.orElse(""), tenants, secret));
  }

  /** What is mistyped here would refuse everybody, without a word to the people. */
  private static void refuseUnlessGuid(SettingsReader settings, String name, String id) {
    if (!GUID.matcher(id).matches()) {
      settings.fault(
          name + " must hold ids as Azure shows them, 8-4-4-4-12 hexadecimal digits: " + id);
    }
  }

  private static Bot registered(
      String appId, String tenant, Set<String> tenants, Optional<Secret> secret) {
    Set<String> answered = tenants.isEmpty() ? Set.of(tenant.toLowerCase(Locale.ROOT)) : tenants;
    return new Bot(appId, tenant, answered, secret, true);
  }

  private static void refuseUnsafe(SettingsReader settings, String host, Optional<String> appId) {
    if (!LOOPBACK.contains(host)) {
      settings.fault(
          "ONWARD_TEAMS_DEVELOPMENT takes anybody's word, so ONWARD_HOST must be 127.0.0.1 with"
              + " it");
    }
    if (appId.isPresent()) {
      settings.fault(
          "ONWARD_TEAMS_DEVELOPMENT goes without tokens; leave ONWARD_TEAMS_APP_ID away with it");
    }
  }

  private static Connection connection(SettingsReader settings) {
    Cloud cloud =
        settings.choice(
            "ONWARD_TEAMS_CLOUD",
            Cloud.class,
            Cloud.PUBLIC,
            "the cloud of the registration; the addresses below are that cloud's unless they are"
                + " set");
    return new Connection(
        cloud,
        address(
            settings,
            "ONWARD_TEAMS_METADATA",
            cloud.metadata(),
            "where the keys of the Bot Framework are told"),
        settings.text("ONWARD_TEAMS_ISSUER", cloud.api, "who signs the activities"),
        address(
            settings,
            "ONWARD_TEAMS_LOGIN",
            cloud.login,
            "where the bot gets its own tokens with a client secret"),
        address(
            settings,
            "ONWARD_TEAMS_IDENTITY_ENDPOINT",
            "http://169.254.169.254/metadata/identity/oauth2/token",
            "where it gets them with a managed identity; on App Service what IDENTITY_ENDPOINT"
                + " says"),
        settings.secret("ONWARD_TEAMS_IDENTITY_HEADER", "on App Service what IDENTITY_HEADER says"),
        words(
            Optional.of(
                settings.text(
                    "ONWARD_TEAMS_SERVICE_HOSTS",
                    cloud.serviceHosts,
                    "hosts of the connector to which messages may be sent, by commas"))));
  }

  private static URI address(
      SettingsReader settings, String name, String standard, String meaning) {
    URI address = settings.httpAddress(name, standard, meaning);
    boolean plain = "http".equals(address.getScheme());
    if (plain && !LOOPBACK.contains(address.getHost()) && !isLinkLocal(address)) {
      settings.fault(name + " must be https; plain http may be spoken to this machine only");
    }
    return address;
  }

  /** The identity service of a virtual machine speaks plain HTTP and never leaves the host. */
  private static boolean isLinkLocal(URI address) {
    return "169.254.169.254".equals(address.getHost());
  }

  private static Set<String> words(Optional<String> list) {
    return list.stream()
        .flatMap(text -> Stream.of(text.split(",", -1)))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The names by which this machine calls itself. */
  static boolean isThisMachine(String host) {
    return LOOPBACK.contains(host);
  }
}
