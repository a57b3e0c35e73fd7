package dev.onward.teams.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
public record OutgoingActivity(
    String type,
    String text,
    String replyToId,
    List<Entity> entities,
    List<Attachment> attachments,
    @Nullable SuggestedActions suggestedActions,
    @Nullable ChannelData channelData) {

  public OutgoingActivity {
    entities = List.copyOf(entities);
    attachments = List.copyOf(attachments);
  }

  public record Id(String id) {}

  /** What a message says of itself beside its text. */
  public sealed interface Entity permits StreamInfo, AnswerEntity {}

  /** A message's place in a stream; the last one has no number. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record StreamInfo(String streamId, String streamType, @Nullable Integer streamSequence)
      implements Entity {
    @JsonProperty("type")
    String type() {
      return "streaminfo";
    }
  }

  /** The media type of Adaptive Cards. */
  public static final String CARD = "application/vnd.microsoft.card.adaptive";

  public record Attachment(String contentType, Object content) {}

  /** Questions to ask next, each with one press. */
  public record SuggestedActions(List<String> to, List<Press> actions) {}

  public record Press(String type, String title, String value) {
    static Press of(String question) {
      return new Press("imBack", question, question);
    }
  }

  public record ChannelData(FeedbackLoop feedbackLoop) {
    static final ChannelData FEEDBACK = new ChannelData(new FeedbackLoop("default"));
  }

  public record FeedbackLoop(String type) {}

  public static OutgoingActivity typing() {
    return plain("typing", "");
  }

  public static OutgoingActivity text(String markdown) {
    return plain("message", markdown);
  }

  private static OutgoingActivity plain(String type, String text) {
    return new OutgoingActivity(type, text, "", List.of(), List.of(), null, null);
  }

  public static OutgoingActivity card(Object card) {
    return text("").withCards(List.of(card));
  }

  /** With these Adaptive Cards, and no others. */
  public OutgoingActivity withCards(List<?> cards) {
    List<Attachment> attached = cards.stream().map(card -> new Attachment(CARD, card)).toList();
    return copy(text, replyToId, entities, attached, suggestedActions, channelData);
  }

  public OutgoingActivity with(Entity entity) {
    List<Entity> more = new ArrayList<>(entities);
    more.add(entity);
    return copy(text, replyToId, more, attachments, suggestedActions, channelData);
  }

  public OutgoingActivity withText(String other) {
    return copy(other, replyToId, entities, attachments, suggestedActions, channelData);
  }

  /** What stands behind the marks of the text. */
  public List<AnswerEntity.Source> sources() {
    return claims().map(AnswerEntity.Claim::appearance).toList();
  }

  /** The numbers of its sources. */
  public Set<Integer> positions() {
    return claims().map(AnswerEntity.Claim::position).collect(Collectors.toSet());
  }

  private Stream<AnswerEntity.Claim> claims() {
    return entities.stream()
        .flatMap(entity ->
            entity instanceof AnswerEntity answer ? answer.citation().stream() : Stream.empty());
  }

  /** Without sources of which the text says nothing. */
  public OutgoingActivity withMarkedSourcesOnly() {
    List<Entity> marked =
        entities.stream()
            .map(entity -> entity instanceof AnswerEntity answer ? answer.markedIn(text) : entity)
            .toList();
    return copy(text, replyToId, marked, attachments, suggestedActions, channelData);
  }

  public OutgoingActivity withFollowUps(String userId, List<String> questions) {
    @Nullable SuggestedActions follow =
        questions.isEmpty()
            ? null
            : new SuggestedActions(List.of(userId), questions.stream().map(Press::of).toList());
    return copy(text, replyToId, entities, attachments, follow, channelData);
  }

  public OutgoingActivity askingForFeedback() {
    return copy(text, replyToId, entities, attachments, suggestedActions, ChannelData.FEEDBACK);
  }

  public OutgoingActivity replyingTo(String activityId) {
    return copy(text, activityId, entities, attachments, suggestedActions, channelData);
  }

  private OutgoingActivity copy(
      String otherText,
      String otherReplyTo,
      List<Entity> otherEntities,
      List<Attachment> otherAttachments,
      @Nullable SuggestedActions otherActions,
      @Nullable ChannelData otherData) {
    return new OutgoingActivity(
        type, otherText, otherReplyTo, otherEntities, otherAttachments, otherActions, otherData);
  }

  @JsonProperty("textFormat")
  public String textFormat() {
    return text.isEmpty() ? "" : "markdown";
  }

  /** The same with its addresses, as it goes over the wire. */
  public record Addressed(@JsonUnwrapped OutgoingActivity activity, Id from, Id conversation) {}

  public Addressed in(ConversationReference chat) {
    return new Addressed(this, new Id(chat.botId()), new Id(chat.id()));
  }

  /** How large it is in bytes, on the wire or as Teams counts (UTF-16), whichever is more. */
  public int size() {
    String json = Json.write(this);
    return Math.max(json.getBytes(StandardCharsets.UTF_8).length, 2 * json.length());
  }
}
