package dev.onward.gather.read;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.read.Looks.Look;
import dev.onward.gather.source.SourceRule.Kind;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Update.Change;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WhatsNewPageTest {
  private static final Looks looks = new Looks();

  @AfterAll
  static void stop() {
    looks.close();
  }

  private static Look reads(String head, String main) {
    looks.server.stubFor(
        get(urlEqualTo("/en-us/whats-new"))
            .willReturn(
                ok("<!DOCTYPE html><html><head>"
                        + head
                        + "</head><body><nav><ul><li><a href=\"/x\">May 2026</a></li></ul></nav><main>"
                        + main
                        + "</main></body></html>")
                    .withHeader("Content-Type", "text/html; charset=utf-8")));
    return Looks.look(Kind.PAGE, looks.at("/en-us/whats-new"), Checkpoint.NONE, Looks.SMALL);
  }

  @Test
  void rowsUnderAMonthAreEntriesOfThatMonth() {
    Look look =
        reads(
            "<title>What's new in the thing</title><meta name=\"ms.date\" content=\"11/04/2026\">",
            """
            <h1>What's new in the thing</h1><p>Learn what is new.</p>
            <h2 id="november-2026">November 2026</h2>
            <table><thead><tr><th>Item</th><th>Type</th><th>Description</th></tr></thead><tbody>
            <tr><td><a href="overview">Knowledge shelves (preview)</a></td><td>Search</td><td>New shelves.</td></tr>
            <tr><td><a href="overview">Free ranking</a></td><td>Relevance</td><td>Generally available.</td></tr>
            <tr><td>Old wizard</td><td>Portal</td><td>The old wizard will be retired on March 31, 2027.</td></tr>
            </tbody></table>
            <h2 id="october-2026">October 2026</h2>
            <ul><li><strong>Free ranking</strong> for all. More words.</li></ul>
            <h2 id="related">Related content</h2><ul><li><a href="/y">Elsewhere</a></li></ul>
            """);

    assertThat(look.findings())
        .extracting(SourceItem::key, SourceItem::change)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "2026-11/knowledge-shelves-preview", Change.PREVIEW),
            org.assertj.core.groups.Tuple.tuple("2026-11/free-ranking", Change.LAUNCHED),
            org.assertj.core.groups.Tuple.tuple("2026-11/old-wizard", Change.RETIREMENT),
            org.assertj.core.groups.Tuple.tuple("2026-10/free-ranking", Change.ANNOUNCEMENT));
    SourceItem shelves = look.findings().getFirst();
    assertThat(shelves.title()).isEqualTo("Knowledge shelves (preview)");
    assertThat(shelves.text()).isEqualTo("New shelves.");
    assertThat(shelves.categories()).containsExactly("Search");
    assertThat(shelves.published()).isEmpty();
    assertThat(shelves.listed()).contains(new AsOf("2026-11"));
    assertThat(shelves.takesEffect()).contains(new AsOf("2026-11"));
    assertThat(shelves.url().getRawFragment())
        .isEqualTo("november-2026:~:text=Knowledge%20shelves%20%28preview%29");
    assertThat(look.findings().get(2).takesEffect()).contains(new AsOf("2027-03-31"));
    assertThat(look.findings()).extracting(SourceItem::url).doesNotHaveDuplicates();
    assertThat(look.changed().whole()).isTrue();
  }

  @Test
  void aPageOfOneMonthHasItFromItsTitle() {
    Look look =
        reads(
            "<title>The thing's docs: What's new for June 2026</title>",
            """
            <h1>What's new in the thing?</h1><p>Welcome to June 2026.</p><h2 id="new-articles">New articles</h2>
            <ul><li>Agents<ul><li><a href="/a">Run agents (preview)</a></li><li><a href="/b">Stop agents</a></li></ul></li></ul>
            """);

    assertThat(look.findings())
        .extracting(SourceItem::title)
        .containsExactly("Run agents (preview)", "Stop agents");
    assertThat(look.findings().getFirst().categories()).containsExactly("Agents", "New articles");
    assertThat(look.findings().getFirst().takesEffect()).contains(new AsOf("2026-06"));
  }

  @Test
  void headedParagraphsUnderADayAreEntriesOfThatDay() {
    SourceItem finding =
        reads(
                "",
                """
                <h2>15 November 2026</h2><h3 id="faster">Faster things</h3><p>Things are faster.</p>
                <ul><li>Twice</li></ul><script>alert(1)</script>
                """)
            .only();

    assertThat(finding.key()).isEqualTo("2026-11-15/faster-things");
    assertThat(finding.url().getRawFragment()).isEqualTo("faster");
    assertThat(finding.published()).contains(Instant.parse("2026-11-15T00:00:00Z"));
    assertThat(finding.text()).isEqualTo("Things are faster.\nTwice");
  }

  @Test
  void anEntryThatComesTwiceIsKeptOnce() {
    Look look =
        reads("", "<h2>May 2026</h2><ul><li>The same</li><li>The same</li><li>Other</li></ul>");

    assertThat(look.findings()).extracting(SourceItem::title).containsExactly("The same", "Other");
    assertThat(look.changed().skipped()).hasSize(1);
  }

  private static final String ARTICLE =
      """
      <title>The end of support for thing 20 | News</title>
      <link rel="canonical" href="https://devblogs.microsoft.com/news/thing-20/?utm_source=x">
      <meta property="og:type" content="article"><meta property="og:title" content="The end of support for thing 20 | News">
      <meta property="og:description" content="Thing 20 is no longer supported after July 9, 2027.">
      <meta property="article:published_time" content="2026-11-16T20:30:57+00:00">
      <meta property="article:modified_time" content="soon">
      """;

  @Test
  void aPageThatIsAnArticleIsOneItem() {
    Look look =
        reads(
            ARTICLE,
            """
            <article><h1>The end of support for thing 20</h1><p>After July 9, 2027, thing 20 is no longer supported.</p>
            <p>Why? Because the next one is better, and nobody should have to look after two of them.</p></article>
            <article><a href="/other">Another post</a></article>
            """);

    SourceItem finding = look.only();
    assertThat(finding.key()).isEqualTo("https://devblogs.microsoft.com/news/thing-20/");
    assertThat(finding.title()).isEqualTo("The end of support for thing 20");
    assertThat(finding.published()).contains(Instant.parse("2026-11-16T20:30:57Z"));
    assertThat(finding.modified()).isEmpty();
    assertThat(finding.change()).isEqualTo(Change.RETIREMENT);
    assertThat(finding.takesEffect()).contains(new AsOf("2027-07-09"));
    assertThat(finding.text()).contains("the next one is better").doesNotContain("Another post");
    assertThat(look.changed().whole()).isFalse();
  }

  @Test
  void anArticleThatIsPutInByScriptsHasItsSummary() {
    SourceItem finding = reads(ARTICLE, "<div id=\"app\"></div>").only();

    assertThat(finding.text()).isEqualTo("Thing 20 is no longer supported after July 9, 2027.");
    assertThat(finding.remarks()).anyMatch(remark -> remark.contains("summary"));
  }

  @Test
  void aPageWithoutEntriesIsAFailure() {
    assertThat(reads("<title>Sign in</title>", "<div id=\"app\"></div>").failure())
        .contains("nothing under a month");
  }
}
