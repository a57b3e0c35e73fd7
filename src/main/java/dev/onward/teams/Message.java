package dev.onward.teams;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onward.database.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is sent to a chat: an activity of the Bot Framework, as far as we use it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Message(
    String type,
    String text,
    String textFormat,
    String replyToId,
    @Nullable Id from,
    @Nullable Id conversation,
    List<Entity> entities,
    List<Attachment> attachments,
    @Nullable SuggestedActions suggestedActions,
    @Nullable ChannelData channelData) {

  Message {
    entities = List.copyOf(entities);
    attachments = List.copyOf(attachments);
  }

  record Id(String id) {}

  /** What a message says of itself beside its text. */
  sealed interface Entity permits StreamInfo, AnswerEntity {}

  /** A message's place in a stream; the last one has no number. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record StreamInfo(String streamId, String streamType, @Nullable Integer streamSequence)
      implements Entity {
    @JsonProperty("type")
    String type() {
      return "streaminfo";
    }
  }

  record Attachment(String contentType, Card content) {
    static Attachment of(Card card) {
      return new Attachment(Card.MEDIA_TYPE, card);
    }
  }

  /** Questions to ask next, each with one press. */
  record SuggestedActions(List<String> to, List<Press> actions) {}

  record Press(String type, String title, String value) {
    static Press of(String question) {
      return new Press("imBack", question, question);
    }
  }

  record ChannelData(FeedbackLoop feedbackLoop) {
    static final ChannelData FEEDBACK = new ChannelData(new FeedbackLoop("default"));
  }

  record FeedbackLoop(String type) {}

  static Message typing() {
    return plain("typing", "");
  }

  static Message text(String markdown) {
    return plain("message", markdown);
  }

  private static Message plain(String type, String text) {
    String format = text.isEmpty() ? "" : "markdown";
    return new Message(type, text, format, "", null, null, List.of(), List.of(), null, null);
  }

  static Message card(Card card) {
    return text("").with(List.of(card));
  }

  Message with(List<Card> cards) {
    List<Attachment> attached = cards.stream().map(Attachment::of).toList();
    return copy(text, replyToId, entities, attached, suggestedActions, channelData);
  }

  Message with(Entity entity) {
    List<Entity> more = new ArrayList<>(entities);
    more.add(entity);
    return copy(text, replyToId, more, attachments, suggestedActions, channelData);
  }

  Message withText(String other) {
    return copy(other, replyToId, entities, attachments, suggestedActions, channelData);
  }

  /** What stands behind the marks of the text. */
  List<AnswerEntity.Source> sources() {
    return claims().map(AnswerEntity.Claim::appearance).toList();
  }

  /** The numbers of its sources. */
  Set<Integer> positions() {
    return claims().map(AnswerEntity.Claim::position).collect(Collectors.toSet());
  }

  private Stream<AnswerEntity.Claim> claims() {
    return entities.stream()
        .flatMap(entity ->
            entity instanceof AnswerEntity answer ? answer.citation().stream() : Stream.empty());
  }

  /** Without sources of which the text says nothing. */
  Message withMarkedSourcesOnly() {
    List<Entity> marked =
        entities.stream()
            .map(entity -> entity instanceof AnswerEntity answer ? answer.markedIn(text) : entity)
            .toList();
    return copy(text, replyToId, marked, attachments, suggestedActions, channelData);
  }

  Message withFollowUps(String userId, List<String> questions) {
    @Nullable SuggestedActions follow =
        questions.isEmpty()
            ? null
            : new SuggestedActions(List.of(userId), questions.stream().map(Press::of).toList());
    return copy(text, replyToId, entities, attachments, follow, channelData);
  }

  Message askingForFeedback() {
    return copy(text, replyToId, entities, attachments, suggestedActions, ChannelData.FEEDBACK);
  }

  Message replyingTo(String activityId) {
    return copy(text, activityId, entities, attachments, suggestedActions, channelData);
  }

  private Message copy(
      String otherText,
      String otherReplyTo,
      List<Entity> otherEntities,
      List<Attachment> otherAttachments,
      @Nullable SuggestedActions otherActions,
      @Nullable ChannelData otherData) {
    return new Message(
        type,
        otherText,
        textFormat,
        otherReplyTo,
        from,
        conversation,
        otherEntities,
        otherAttachments,
        otherActions,
        otherData);
  }

  /** True for a part of a stream. */
  boolean isStreamed() {
    return entities.stream().anyMatch(StreamInfo.class::isInstance);
  }

  /** Addressed to a chat. */
  Message in(Chat chat) {
    return new Message(
        type,
        text,
        textFormat,
        replyToId,
        new Id(chat.botId()),
        new Id(chat.id()),
        entities,
        attachments,
        suggestedActions,
        channelData);
  }

  /** How large it is in bytes, on the wire or as Teams counts (UTF-16), whichever is more. */
  int size() {
    String json = Json.write(this);
    return Math.max(json.getBytes(StandardCharsets.UTF_8).length, 2 * json.length());
  }
}
