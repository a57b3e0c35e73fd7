package dev.onward.gather.learn;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.fetch.Fence;
import dev.onward.gather.fetch.Fetcher;
import dev.onward.gather.learn.LearnCredential.Kind;
import dev.onward.gather.learn.LearnListing.Listed;
import dev.onward.gather.learn.LearnListing.Unavailable;
import dev.onward.gather.read.Looks;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every interface of the catalog promises, over real HTTP: the same credentials, or none. */
abstract class LearnCatalogContract {
  static final String LEARN = "https://learn.microsoft.com/credentials/";

  static final LearnCredential CERTIFICATION =
      new LearnCredential(
          "certification.agents",
          "Microsoft Certified: Agents Associate (beta)",
          Kind.CERTIFICATION,
          Optional.of("AI-113"),
          Optional.of(URI.create(LEARN + "certifications/agents/")),
          "Build agents. This certification will retire on June 30, 2027.",
          List.of("intermediate"),
          List.of("ai-engineer"),
          List.of("azure"),
          List.of("AI-113"),
          Optional.of(120),
          Optional.of(365),
          List.of("certification.azure-fundamentals"),
          List.of("Plan agents"),
          List.of("en", "de"),
          Optional.of(Instant.parse("2026-11-02T10:00:00Z")));

  static final LearnCredential EXAM =
      bare("exam.ai-113", "Exam AI-113: Building Agents", Kind.EXAM, Optional.of("AI-113"));

  static final LearnCredential SKILL =
      bare("applied-skill.agents", "Create an AI agent", Kind.APPLIED_SKILL, Optional.empty());

  final Looks looks = new Looks();

  /** An entry of which the catalog tells nothing but its name. */
  private static LearnCredential bare(String uid, String title, Kind kind, Optional<String> code) {
    return new LearnCredential(
        uid,
        title,
        kind,
        code,
        Optional.empty(),
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** The path of everything that the interface answers. */
  abstract String path();

  abstract LearnCatalog catalog();

  /** The three credentials as the interface writes them, with these words behind the last entry. */
  abstract void holdsThree(String more);

  /** A whole answer with certifications only, given as a list of objects. */
  abstract String only(String certifications);

  Fetcher fetcher() {
    return new Fetcher(
        new Fence(java.util.Set.of("localhost"), InetAddress::getAllByName),
        Looks.LONG,
        InstantSource.fixed(Looks.NOW));
  }

  void serves(ResponseDefinitionBuilder response) {
    looks.server.stubFor(any(urlPathMatching(path())).willReturn(response));
  }

  static ResponseDefinitionBuilder json(String body) {
    return okForContentType("application/json", body);
  }

  Listed listed() {
    LearnListing listing = catalog().list(Checkpoint.NONE);
    assertThat(listing).isInstanceOf(Listed.class);
    return (Listed) listing;
  }

  String unavailable() {
    LearnListing listing = catalog().list(Checkpoint.NONE);
    assertThat(listing).isInstanceOf(Unavailable.class);
    return ((Unavailable) listing).reason();
  }

  @BeforeEach
  void nothingElse() {
    looks.server.stubFor(any(anyUrl()).atPriority(10).willReturn(status(404)));
  }

  @AfterEach
  void close() {
    looks.close();
  }

  @Test
  void tellsTheSameCredentials() {
    holdsThree("");
    assertThat(listed().credentials()).containsExactlyInAnyOrder(CERTIFICATION, EXAM, SKILL);
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    holdsThree(", \"more\": {\"unknown\": [1, {\"deep\": null}]}");
    assertThat(listed().credentials()).hasSize(3);
    assertThat(listed().skipped()).isEmpty();
  }

  @Test
  void namesAnEntryWithoutATitleAndTakesTheOthers() {
    serves(
        json(
            only(
                "[{\"uid\": \"certification.none\", \"id\": \"certification.none\"},"
                    + "{\"uid\": \"certification.one\", \"id\": \"certification.one\", \"title\": \"One\"}, 7, null]")));
    Listed listed = listed();
    assertThat(listed.credentials()).extracting(LearnCredential::title).containsExactly("One");
    assertThat(listed.skipped().getFirst()).contains("title", "certification.none");
  }

  @Test
  void cleansTextsAndKeepsAddressesOfLearnOnly() {
    serves(
        json(
            only(
                """
                [{"uid": "certification.one", "id": "certification.one", "url": "https://evil.example/credentials",
                  "title": "<script>alert(1)</script>One <b>more</b>\\u202e",
                  "subtitle": "<p>Words &amp; more</p><img src=x onerror=alert(1)>"}]
                """)));
    LearnCredential one = listed().credentials().getFirst();
    assertThat(one.title()).isEqualTo("One more");
    assertThat(one.subtitle()).isEqualTo("Words & more");
    assertThat(one.url()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410, 500})
  void isUnavailableWhereItIsRefused(int status) {
    serves(status(status));
    assertThat(unavailable()).contains(Integer.toString(status));
  }

  @Test
  void waitsWhereItIsAskedTo() {
    looks.server.stubFor(
        any(urlPathMatching(path()))
            .inScenario("busy")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("free")
            .willReturn(status(429).withHeader("Retry-After", "0")));
    looks.server.stubFor(
        any(urlPathMatching(path()))
            .inScenario("busy")
            .whenScenarioStateIs("free")
            .willReturn(
                json(only("[{\"uid\": \"c.one\", \"id\": \"c.one\", \"title\": \"One\"}]"))));
    assertThat(listed().credentials()).hasSize(1);
  }

  @Test
  void isLeftAloneWhereItAsksForLong() {
    serves(status(429).withHeader("Retry-After", "3600"));
    assertThat(unavailable()).contains("429", "3600");
  }

  @Test
  void takesNothingOfADocumentThatBreaksOff() {
    String whole =
        only("[{\"uid\": \"c.one\", \"id\": \"c.one\", \"title\": \"One\"}, {\"uid\": \"c.two\"");
    serves(json(whole.substring(0, whole.indexOf("c.two") + 3)));
    assertThat(unavailable()).contains("no whole JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"error\": {\"code\": 1}}", "null", "7", ""})
  void takesNothingOfWhatIsNoCatalog(String body) {
    serves(json(body));
    assertThat(unavailable()).isNotBlank();
  }

  @Test
  void takesNothingOfAPageForPeople() {
    serves(aResponse().withHeader("Content-Type", "text/html").withBody("<html>Sign in</html>"));
    assertThat(unavailable()).isNotBlank();
  }

  @Test
  void anEmptyCatalogIsNone() {
    serves(json(only("[]")));
    assertThat(unavailable()).contains("no credentials");
  }
}
