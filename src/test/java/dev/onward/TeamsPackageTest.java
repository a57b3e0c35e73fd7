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
import java.util.HashMap;
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
            settings(), "teams-package", "--out", file.toString(), "--maker", "Contoso")) {
      assertThat(program.end()).as(program.output()).isZero();
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      JsonNode manifest =
          Visitor.json(
              new String(read(zip, "manifest.json").readAllBytes(), StandardCharsets.UTF_8));
      assertThat(schema().validate(manifest)).isEmpty();
      assertThat(manifest.path("manifestVersion").asText()).isEqualTo("1.22");
      assertThat(manifest.at("/bots/0/botId").asText()).isEqualTo(FakeTeams.APP);
      assertThat(manifest.at("/bots/0/scopes")).hasSize(3);
      assertThat(manifest.at("/validDomains/0").asText()).isEqualTo("onward.example.com");
      assertThat(manifest.at("/developer/name").asText()).isEqualTo("Contoso");
      assertThat(ImageIO.read(read(zip, "color.png")).getWidth()).isEqualTo(192);
      assertThat(ImageIO.read(read(zip, "outline.png")).getHeight()).isEqualTo(32);
      assertThat(zip.size()).isEqualTo(3);
    }
  }

  @Test
  void theSchemaWouldNoticeAFault() throws IOException {
    assertThat(schema().validate(Visitor.json("{\"manifestVersion\": \"1.22\"}"))).isNotEmpty();
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
