package dev.onward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sources of updates played over HTTP, and the list that names them. */
final class LiveSources implements AutoCloseable {
  private static final String LIST =
      """
      sources:
        - id: azure-updates
          title: Azure Updates
          kind: azure-updates
          url: {{base}}/azure
          publisher: Microsoft Azure
          cadence: 2h
          confidence: A
          let_in: {changes: [launched, preview, announcement, retirement], relevance: 40}
          wait: {changes: [launched, preview, announcement, retirement], relevance: 20}
        - id: foundry-blog
          title: Foundry blog
          kind: feed
          url: {{base}}/feed
          publisher: Microsoft Foundry Blog
          cadence: 6h
          confidence: B
          let_in: {changes: [launched, preview, announcement], relevance: 40}
          wait: {changes: [launched, preview, announcement, retirement], relevance: 20}
        - id: broken-blog
          title: Broken blog
          kind: feed
          url: {{base}}/broken
          publisher: Nobody
          cadence: 6h
          confidence: B
          let_in: {changes: [launched], relevance: 40}
      """;

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private final Path list;

  LiveSources() {
    server.start();
    try {
      list = Files.createTempFile("sources", ".yaml");
      Files.writeString(list, LIST.replace("{{base}}", server.baseUrl()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.stubFor(get(urlPathEqualTo("/broken")).willReturn(aResponse().withStatus(500)));
  }

  Map<String, String> settings() {
    return Map.of(
        "ONWARD_SOURCES", list.toString(),
        "ONWARD_GATHER_PRIVATE_HOSTS", "localhost",
        "ONWARD_GATHER_PAUSE", "1ms",
        "ONWARD_GATHER_TRIES", "1");
  }

  /** A record of Azure Updates that says a product is there for everybody. */
  static ObjectNode launched(String id, String title, String description) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("title", title).put("description", "<p>" + description + "</p>");
    json.put("status", "Launched");
    json.put("created", "2026-11-19T19:15:11.3851002Z");
    json.put("modified", "2026-11-19T19:15:11.3851002Z");
    json.putArray("productCategories").add("AI + machine learning");
    json.putArray("products").add("Microsoft Foundry");
    json.putArray("tags").add("Features");
    json.putArray("availabilities")
        .addObject()
        .put("ring", "General Availability")
        .put("year", 2026)
        .put("month", "November");
    return json;
  }

  void azureUpdates(ObjectNode... records) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.put("@odata.count", records.length);
    page.putArray("value").addAll(List.of(records));
    server.stubFor(
        get(urlPathEqualTo("/azure"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json; odata.metadata=minimal")
                    .withBody(page.toString())));
  }

  record Post(String id, String title, String words) {}

  void feed(Post... posts) {
    String items =
        Stream.of(posts)
            .map(post ->
                """
                <item><title><![CDATA[%s]]></title><link>https://devblogs.microsoft.com/foundry/%s/</link>
                <guid isPermaLink="false">https://devblogs.microsoft.com/foundry/?p=%s</guid>
                <pubDate>Fri, 20 Nov 2026 08:00:00 +0000</pubDate>
                <description><![CDATA[<p>%s</p>]]></description></item>
                """
                    .formatted(post.title(), post.id(), post.id(), post.words()))
            .collect(Collectors.joining());
    server.stubFor(
        get(urlPathEqualTo("/feed"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/rss+xml; charset=UTF-8")
                    .withBody(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel>"
                            + "<title>Foundry</title><link>https://devblogs.microsoft.com/foundry</link>"
                            + "<description>x</description>"
                            + items
                            + "</channel></rss>")));
  }

  int looksAtTheFeed() {
    return server
        .countRequestsMatching(getRequestedFor(urlPathEqualTo("/feed")).build())
        .getCount();
  }

  @Override
  public void close() {
    server.stop();
    try {
      Files.delete(list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
