package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package that is given to Teams. */
class TeamsPackageTest {
  private static final String SCHEMA = "teams/manifest-1.22.schema.json";

  @TempDir Path folder;

  @Test
  void thePackageFitsMicrosoftsSchema() throws IOException {
    Path file = folder.resolve("onward.zip");
    try (Program program =
        Program.start(
            settings(),
            "teams-package",
            "--out",
            file.toString(),
            "--maker",
            "Contoso",
            "--version",
            "1.2.0",
            "--privacy",
            "https://example.com/privacy")) {
      assertThat(program.end()).as(program.output()).isZero();
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      JsonNode manifest =
          Visitor.json(
              new String(read(zip, "manifest.json").readAllBytes(), StandardCharsets.UTF_8));
      assertThat(schema().validate(manifest)).isEmpty();
      assertThat(manifest.path("manifestVersion").asText()).isEqualTo("1.22");
      assertThat(manifest.at("/bots/0/botId").asText()).isEqualTo(FakeTeams.APP);
      assertThat(manifest.at("/bots/0/scopes")).hasSize(4);
      assertThat(manifest.at("/copilotAgents/customEngineAgents/0/id").asText())
          .isEqualTo(FakeTeams.APP);
      assertThat(manifest.at("/validDomains/0").asText()).isEqualTo("onward.example.com");
      assertThat(manifest.at("/developer/name").asText()).isEqualTo("Contoso");
      assertThat(ImageIO.read(read(zip, "color.png")).getWidth()).isEqualTo(192);
      assertThat(ImageIO.read(read(zip, "outline.png")).getHeight()).isEqualTo(32);
      assertThat(manifest.path("version").asText()).isEqualTo("1.2.0");
      assertThat(manifest.at("/developer/privacyUrl").asText())
          .isEqualTo("https://example.com/privacy");
      assertThat(zip.size()).isEqualTo(3);
    }
  }

  @Test
  void theSchemaWouldNoticeAFault() throws IOException {
    assertThat(schema().validate(Visitor.json("{\"manifestVersion\": \"1.22\"}"))).isNotEmpty();
  }

  private String refused(String... arguments) {
    Path file = folder.resolve("refused.zip");
    List<String> all = new ArrayList<>(List.of("teams-package", "--out", file.toString()));
    all.addAll(List.of(arguments));
    try (Program program = Program.start(settings(), all.toArray(String[]::new))) {
      assertThat(program.end()).isEqualTo(1);
      assertThat(Files.exists(file)).isFalse();
      assertThat(program.output()).doesNotContain("\tat ");
      return program.output();
    }
  }

  @Test
  void whatMicrosoftsSchemaWouldRefuseIsSaidAllAtOnce() throws IOException {
    Path icon = Files.writeString(folder.resolve("icon.png"), "no picture");
    assertThat(
            refused(
                "--maker", "An association of thirty-three c.",
                "--version", "1.0",
                "--privacy", "http://example.com/privacy",
                "--terms", "https://example.com/" + "x".repeat(2_048),
                "--icon", icon.toString()))
        .contains(
            "--maker must be 1 to 32 characters; these are 33",
            "--version must be three numbers",
            "http://example.com/privacy",
            "2048 characters",
            "--icon must be a PNG of 192 by 192");
  }

  @Test
  void whatIsMissingIsSaid() {
    Map<String, String> settings = settings();
    settings.remove("ONWARD_ADDRESS");
    try (Program program =
        Program.start(settings, "teams-package", "--out", folder.resolve("x.zip").toString())) {
      assertThat(program.end()).isEqualTo(1);
      assertThat(program.output()).contains("ONWARD_ADDRESS").doesNotContain("\tat ");
    }
    assertThat(Files.exists(folder.resolve("x.zip"))).isFalse();
  }

  private static Map<String, String> settings() {
    return new HashMap<>(
        Map.of(
            "ONWARD_TEAMS_APP_ID", FakeTeams.APP,
            "ONWARD_TEAMS_TENANT", FakeTeams.TENANT,
            "ONWARD_ADDRESS", "https://onward.example.com"));
  }

  private static Schema schema() throws IOException {
    try (InputStream in = TeamsPackageTest.class.getResourceAsStream(SCHEMA)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(text);
    }
  }

  private static InputStream read(ZipFile zip, String name) throws IOException {
    return zip.getInputStream(new ZipEntry(name));
  }
}
