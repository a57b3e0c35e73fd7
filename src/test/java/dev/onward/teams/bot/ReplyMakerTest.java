package dev.onward.teams.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.advise.Outcome;
import dev.onward.talk.Answer;
import dev.onward.talk.Citation;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.connector.AnswerEntity;
import dev.onward.teams.connector.OutgoingActivity;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplyMakerTest {
  private static Answer answer(String text, int sources) {
    List<Citation> citations =
        IntStream.rangeClosed(1, sources)
            .mapToObj(n ->
                new Citation(
                    n,
                    "d" + n,
                    "Title ".repeat(30),
                    "https://example.com/" + n,
                    "Section",
                    null,
                    "2026-10-05",
                    "several third parties agree on this",
                    "Passage ".repeat(90)))
            .toList();
    return new Answer(Outcome.GROUNDED, text, citations, null, List.of(), "embedded");
  }

  @Test
  void moreThanTwentySourcesAreListedAfterTheText() {
    OutgoingActivity message = ReplyMaker.of(answer("So [1] [25].", 25), List.of());
    AnswerEntity entity = (AnswerEntity) message.entities().getFirst();
    assertThat(entity.citation()).hasSize(20);
    assertThat(message.text())
        .startsWith("So [1].")
        .contains("More sources:", "https://example.com/25");
    assertThat(entity.citation())
        .allSatisfy(claim -> {
          assertThat(claim.appearance().name()).hasSizeLessThanOrEqualTo(80);
          assertThat(claim.appearance().summary()).hasSizeLessThanOrEqualTo(160);
          assertThat(claim.appearance().keywords())
              .hasSizeLessThanOrEqualTo(3)
              .allMatch(k -> k.length() <= 28);
        });
  }

  @Test
  void aTooLongAnswerIsShortenedAndLinked() {
    OutgoingActivity message =
        ReplyMaker.of(
            answer(
                "So [1]. "
                    + "Gr\u00fc\u00dfe \ud83d\ude42 \"and\" so on. ".repeat(9_000)
                    + "End [2].",
                20),
            List.of());
    OutgoingActivity fitting = ReplyMaker.fitting(message, () -> "https://example.com/whole");
    assertThat(message.size()).isGreaterThan(ReplyMaker.LARGEST);
    assertThat(fitting.size()).isBetween(ReplyMaker.LARGEST - 20_000, ReplyMaker.LARGEST);
    assertThat(fitting.text()).endsWith("[Read all of it](https://example.com/whole).*");
    assertThat(((AnswerEntity) fitting.entities().getFirst()).citation())
        .extracting(AnswerEntity.Claim::position)
        .containsExactly(1);
  }

  @Test
  void whatTeamsDoesNotWantIsSaidInBareWords() {
    OutgoingActivity message = ReplyMaker.of(answer("So it is [1]. ".repeat(4_000), 1), List.of());
    OutgoingActivity bare =
        ReplyMaker.bare(message.replyingTo("asked"), () -> "https://example.com/whole");
    assertThat(bare.entities()).isEmpty();
    assertThat(bare.replyToId()).isEqualTo("asked");
    assertThat(bare.size()).isLessThanOrEqualTo(ReplyMaker.LARGEST / 4);
    assertThat(bare.text()).startsWith("So it is").contains("https://example.com/whole");
  }

  @Test
  void aSourceWithoutWordsIsToldByItsTitle() {
    Citation silent =
        new Citation(1, "d", "The title", null, "", null, "2026-10-05", "one source", " ");
    assertThat(AnswerEntity.of(List.of(silent)).citation().getFirst().appearance().summary())
        .isEqualTo("The title");
  }

  @Test
  void aShortAnswerAsksForNoLink() {
    OutgoingActivity message = ReplyMaker.of(answer("So [1].", 1), List.of());
    assertThat(
            ReplyMaker.fitting(
                message,
                () -> {
                  throw new AssertionError();
                }))
        .isSameAs(message);
  }

  @Test
  void theRestIsAskedForByAButtonAndKeepsItsSourcesUntilThen() {
    Answer whole = answer("So [1].", 2);
    Answer brief =
        new Answer(
            Outcome.GROUNDED,
            whole.text(),
            "And so [2].",
            whole.citations(),
            null,
            List.of("A?", "B?", "C?"),
            "embedded",
            null,
            null,
            null,
            null);
    Activity asked =
        Activity.read(
            """
            {"type": "message", "id": "1", "channelId": "msteams", "serviceUrl": "https://s", "text": "hello",
             "conversation": {"id": "a:1", "conversationType": "personal"},
             "from": {"id": "29:me"}, "recipient": {"id": "28:bot"}}
            """);
    OutgoingActivity message =
        ReplyMaker.withFollowUps(ReplyMaker.of(brief, List.of()), brief, asked);
    assertThat(((AnswerEntity) message.entities().getFirst()).citation()).hasSize(1);
    assertThat(Objects.requireNonNull(message.suggestedActions()).actions())
        .extracting(OutgoingActivity.Press::value)
        .containsExactly("Tell me more", "A?", "B?");
  }
}
