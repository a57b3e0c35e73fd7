package dev.onward.lookup;

import dev.onward.settings.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where open questions may be looked up, empty where nothing may leave the machine; and how long an
 * answer waits for that.
 */
public record LookupSettings(Optional<URI> server, Duration limit) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public static LookupSettings read(SettingsReader settings) {
    Optional<URI> server =
        settings.httpAddress(
            "ONWARD_LEARN_MCP",
            "MCP server of Microsoft Learn (https://learn.microsoft.com/api/mcp), to look up there what the knowledge leaves open; without it nothing is sent");
    server
        .filter(address ->
            "http".equals(address.getScheme()) && !THIS_MACHINE.contains(address.getHost()))
        .ifPresent(address ->
            settings.fault(
                "ONWARD_LEARN_MCP must be https; plain http may be spoken to this machine only"));
    Duration limit =
        settings.duration(
            "ONWARD_LEARN_MCP_LIMIT", "5s", "how long an answer waits for what is looked up there");
    return new LookupSettings(server, limit);
  }
}
