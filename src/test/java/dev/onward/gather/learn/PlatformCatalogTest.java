package dev.onward.gather.learn;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.learn.LearnSettings.Registration;
import dev.onward.gather.read.Looks;
import dev.onward.gather.source.SourceList;
import dev.onward.gather.source.SourceRule;
import dev.onward.gather.source.SourceRule.Kind;
import dev.onward.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Learn Platform, page by page in camel case, with a token. */
class PlatformCatalogTest extends LearnCatalogContract {
  private static final String TOKEN = "/contoso/oauth2/v2.0/token";
  private static final String QUERY = "?api-version=2023-11-01-preview&maxpagesize=100";

  private final AtomicReference<Instant> now = new AtomicReference<>(Looks.NOW);
  private LearnToken token;

  @BeforeEach
  void directory() {
    token =
        new LearnToken(
            new Registration(looks.at("/"), "contoso", "client-7", new Secret("s&cret")), now::get);
    givesTokens("first", 3_600);
    looks.server.stubFor(
        any(urlPathMatching(path())).atPriority(9).willReturn(json("{\"value\": []}")));
  }

  private void givesTokens(String value, int seconds) {
    looks.server.stubFor(
        post(urlEqualTo(TOKEN))
            .willReturn(
                json(
                    "{\"token_type\": \"Bearer\", \"expires_in\": %d, \"access_token\": \"%s\"}"
                        .formatted(seconds, value))));
  }

  @Override
  String path() {
    return "/api/v1/(certifications|exams|applied-skills)";
  }

  @Override
  LearnCatalog catalog() {
    return new PlatformCatalog(
        fetcher(), Looks.rule(Kind.LEARN_PLATFORM, looks.at("/api/v1/")), token);
  }

  @Override
  String only(String certifications) {
    return "{\"value\": " + certifications + "}";
  }

  @Override
  void holdsThree(String more) {
    holds(
        "certifications",
        """
        {"id": "certification.agents", "title": "Microsoft Certified: Agents Associate (beta)", "subtitle": "Build agents.",
         "summary": "This certification will retire on June 30, 2027.", "levels": [{"id": "intermediate", "name": "Intermediate"}],
         "roles": [{"id": "ai-engineer", "name": "AI Engineer"}], "products": [{"id": "azure", "name": "Azure"}],
         "exams": [{"id": "exam.ai-113"}], "examDurationInMinutes": 120, "renewalFrequencyInDays": 365,
         "prerequisites": ["certification.azure-fundamentals"], "skills": ["Plan agents"],
         "locales": [{"id": "en"}, {"id": "de"}], "url": "/credentials/certifications/agents/",
         "certificationType": {"id": "role-based"}, "updatedAt": "2026-11-02T10:00:00Z"}
        """);
    holds(
        "exams",
        "{\"id\": \"exam.ai-113\", \"title\": \"Exam AI-113: Building Agents\", \"examNumber\": \"AI-113\"}");
    holds(
        "applied-skills",
        "{\"id\": \"applied-skill.agents\", \"title\": \"Create an AI agent\"" + more + "}");
  }

  private void holds(String kind, String entry) {
    page("/api/v1/" + kind + QUERY, "{\"value\": [" + entry + "]}");
  }

  private void page(String url, String body) {
    looks.server.stubFor(any(urlEqualTo(url)).willReturn(json(body)));
  }

  private static String entry(String uid) {
    return "{\"id\": \"%s\", \"title\": \"Title of %s\"}".formatted(uid, uid);
  }

  private int tokensGiven() {
    return looks.server.findAll(postRequestedFor(urlEqualTo(TOKEN))).size();
  }

  @Test
  void asksWithATokenForLearn() {
    holdsThree("");
    listed();
    looks.server.verify(
        postRequestedFor(urlEqualTo(TOKEN))
            .withRequestBody(containing("grant_type=client_credentials"))
            .withRequestBody(containing("client_id=client-7"))
            .withRequestBody(containing("client_secret=s%26cret"))
            .withRequestBody(containing("scope=https%3A%2F%2Flearn.microsoft.com%2F.default")));
    looks.server.verify(
        3,
        getRequestedFor(urlPathMatching(path()))
            .withHeader("Authorization", equalTo("Bearer first")));
  }

  @Test
  void keepsATokenUntilShortlyBeforeItsEnd() {
    holdsThree("");
    listed();
    now.set(Looks.NOW.plus(Duration.ofMinutes(54)));
    listed();
    assertThat(tokensGiven()).isEqualTo(1);
    now.set(Looks.NOW.plus(Duration.ofMinutes(56)));
    listed();
    assertThat(tokensGiven()).isEqualTo(2);
  }

  @Test
  void getsATokenAnewOnceWhereItIsNotTaken() {
    holdsThree("");
    looks.server.stubFor(
        any(urlPathMatching(path()))
            .atPriority(1)
            .inScenario("token")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("anew")
            .willReturn(status(401)));
    assertThat(listed().credentials()).hasSize(3);
    assertThat(tokensGiven()).isEqualTo(2);
  }

  @Test
  void doesNotInsistWhereNoTokenIsTaken() {
    serves(status(401));
    assertThat(unavailable()).contains("401");
    assertThat(tokensGiven()).isEqualTo(2);
  }

  @Test
  void isUnavailableWithoutAToken() {
    looks.server.stubFor(post(urlEqualTo(TOKEN)).willReturn(status(400)));
    assertThat(unavailable()).contains("directory", "400").doesNotContain("s&cret");
    looks.server.verify(0, getRequestedFor(urlPathMatching(path())));
  }

  @Test
  void goesOnToTheNextPages() {
    String next = looks.at("/api/v1/certifications?page=2").toString();
    page(
        "/api/v1/certifications" + QUERY,
        "{\"nextLink\": \"%s\", \"value\": [%s]}".formatted(next, entry("c.one")));
    page(
        "/api/v1/certifications?page=2",
        "{\"value\": [%s], \"nextLink\": \"?page=3\"}".formatted(entry("c.two")));
    page(
        "/api/v1/certifications?page=3",
        "{\"value\": [%s], \"nextLink\": null}".formatted(entry("c.three")));
    assertThat(listed().credentials())
        .extracting(LearnCredential::uid)
        .containsExactly("c.one", "c.two", "c.three");
  }

  @Test
  void doesNotGoInACircle() {
    page(
        "/api/v1/certifications" + QUERY,
        "{\"value\": [%s], \"nextLink\": \"?page=2\"}".formatted(entry("c.one")));
    page(
        "/api/v1/certifications?page=2",
        "{\"value\": [%s], \"nextLink\": \"%s\"}".formatted(entry("c.two"), QUERY));
    assertThat(unavailable()).contains("circle");
  }

  @Test
  void doesNotGoOnForEver() {
    looks.server.stubFor(
        any(urlPathMatching("/api/v1/certifications.*"))
            .willReturn(
                json("{\"value\": [%s], \"nextLink\": \"/api/v1/certifications{{request.path}}x\"}"
                        .formatted(entry("c.one")))
                    .withTransformers("response-template")));
    assertThat(unavailable()).isNotBlank();
  }

  @Test
  void doesNotGoToAnotherHost() {
    page(
        "/api/v1/certifications" + QUERY,
        "{\"value\": [%s], \"nextLink\": \"https://evil.example/api/v1/certifications?page=2\"}"
            .formatted(entry("c.one")));
    assertThat(unavailable()).contains("another host");
  }

  @Test
  void carriesItsTokenToNoOtherHost() {
    try (Looks other = new Looks()) {
      other.server.stubFor(any(anyUrl()).willReturn(json("{\"value\": []}")));
      looks.server.stubFor(
          any(urlPathEqualTo("/api/v1/certifications"))
              .willReturn(temporaryRedirect(other.at("/elsewhere").toString())));
      SourceRule rule = Looks.rule(Kind.LEARN_PLATFORM, looks.at("/api/v1/"));
      new PlatformCatalog(fetcher(), withHost(rule, other), token).list(Checkpoint.NONE);

      other.server.verify(1, getRequestedFor(urlEqualTo("/elsewhere")));
      other.server.verify(0, getRequestedFor(anyUrl()).withHeader("Authorization", matching(".*")));
    }
  }

  private static SourceRule withHost(SourceRule rule, Looks other) {
    return new SourceRule(
        rule.id(),
        rule.title(),
        rule.kind(),
        rule.url(),
        rule.publisher(),
        rule.cadence(),
        rule.confidence(),
        Set.of(SourceList.authority(rule.url()), SourceList.authority(other.at("/"))),
        rule.focus(),
        rule.admission(),
        rule.topics(),
        rule.goals());
  }
}
