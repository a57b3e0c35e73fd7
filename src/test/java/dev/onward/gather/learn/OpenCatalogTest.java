package dev.onward.gather.learn;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import dev.onward.database.Json;
import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.learn.LearnListing.Listed;
import dev.onward.gather.read.Looks;
import dev.onward.gather.source.SourceRule.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The open interface, one document in snake case. */
class OpenCatalogTest extends LearnCatalogContract {
  @Override
  String path() {
    return "/api/catalog/";
  }

  @Override
  LearnCatalog catalog() {
    return new OpenCatalog(fetcher(), Looks.rule(Kind.LEARN_CATALOG, looks.at(path())));
  }

  @Override
  String only(String certifications) {
    return "{\"mergedCertifications\": " + certifications + "}";
  }

  @Override
  void holdsThree(String more) {
    serves(json(three(more)));
  }

  private static String three(String more) {
    return """
    {"modules": [{"uid": "learn.one", "title": "A module", "units": ["a", "b"]}],
     "mergedCertifications": [{"uid": "certification.agents", "summary": "This certification will retire on June 30, 2027.",
       "title": "Microsoft Certified: Agents Associate (beta)", "levels": ["intermediate"], "roles": ["ai-engineer"],
       "products": ["azure"], "exams": ["exam.ai-113"], "exam_duration_in_minutes": 120, "renewal_frequency_in_days": 365,
       "prerequisites": ["certification.azure-fundamentals"], "skills": ["Plan agents"], "locales": ["en", "de"],
       "url": "https://learn.microsoft.com/credentials/certifications/agents/?WT.mc_id=api_CatalogApi",
       "subtitle": "Build agents.", "last_modified": "2026-11-02T10:00:00+00:00", "icon_url": "https://learn.microsoft.com/x.svg"}],
     "certifications": [{"uid": "certification.agents", "title": "Microsoft Certified: Agents Associate (beta)",
       "subtitle": "Build agents.", "exams": []}],
     "exams": [{"uid": "exam.ai-113", "title": "Exam AI-113: Building Agents", "display_name": "AI-113", "renewal_frequency_in_days": 0}],
     "appliedSkills": [{"uid": "applied-skill.agents", "title": "Create an AI agent", "subtitle": null, "roles": null%s}]}
    """
        .formatted(more);
  }

  @Test
  void asksForCredentialsOnly() {
    holdsThree("");
    listed();
    looks.server.verify(
        getRequestedFor(
            urlEqualTo(
                "/api/catalog/?type=mergedCertifications,certifications,exams,appliedSkills&locale=en-us")));
  }

  @Test
  void isUnchangedWhereItsValidatorSaysSo() {
    serves(json(three("")).withHeader("ETag", "\"v1\""));
    Checkpoint next = listed().next();
    looks.server.stubFor(
        any(urlPathEqualTo(path()))
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .willReturn(status(304)));
    assertThat(catalog().list(next)).isEqualTo(new LearnListing.Unchanged());
  }

  @Test
  void readsADocumentOfThirteenMegabytes() {
    StringBuilder modules = new StringBuilder("{\"modules\": [");
    while (modules.length() < 13_000_000) {
      modules.append(module(modules.length())).append(",\n");
    }
    serves(json(modules + "{}]," + three("").strip().substring(1)));
    Listed listed = listed();
    assertThat(listed.credentials()).containsExactlyInAnyOrder(CERTIFICATION, EXAM, SKILL);
  }

  private static String module(int n) {
    return "{\"uid\": \"learn.module-%d\", \"title\": \"%s\", \"units\": [\"a\"]}"
        .formatted(n, "Words of a module ".repeat(100));
  }

  /** Ten times the size of the real one is read without keeping any of it. */
  @Test
  void keepsNothingOfWhatItSkips() throws IOException {
    String modules = module(7).concat(",\n").repeat(500);
    List<InputStream> parts =
        Stream.of(
                Stream.of("{\"modules\": ["),
                IntStream.range(0, 140).mapToObj(i -> modules),
                Stream.of("{}]," + three("").strip().substring(1)))
            .flatMap(part -> part)
            .<InputStream>map(
                text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
            .toList();
    long before = used();
    try (JsonParser json =
        Json.mapper().createParser(new SequenceInputStream(Collections.enumeration(parts)))) {
      LearnEntries entries = OpenCatalogDocument.read(json).entries();
      long kept = used() - before;
      assertThat(entries.credentials()).hasSize(3);
      assertThat(kept).isLessThan(8_000_000);
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
