package dev.onward.ai;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.onward.ai.Tool.Argument;
import java.util.List;

/** Says our conversations and tools in LangChain4j's words. */
final class Requests {
  private Requests() {}

  static ChatRequest of(List<Line> conversation, List<Tool> tools) {
    ChatRequest.Builder request =
        ChatRequest.builder().messages(conversation.stream().map(Requests::message).toList());
    if (!tools.isEmpty()) {
      request.toolSpecifications(tools.stream().map(Requests::specification).toList());
    }
    return request.build();
  }

  private static ChatMessage message(Line line) {
    return switch (line) {
      case Line.Said(Line.Speaker speaker, String text) ->
          switch (speaker) {
            case SYSTEM -> SystemMessage.from(text);
            case PERSON -> UserMessage.from(text);
            case ADVISOR -> AiMessage.from(text);
          };
      case Line.Called(String text, List<ToolCall> calls) ->
          AiMessage.builder()
              .text(text.isEmpty() ? null : text)
              .toolExecutionRequests(calls.stream().map(Requests::request).toList())
              .build();
      case Line.Given(ToolCall call, String result) ->
          ToolExecutionResultMessage.from(request(call), result);
    };
  }

  private static ToolExecutionRequest request(ToolCall call) {
    return ToolExecutionRequest.builder()
        .id(call.id())
        .name(call.tool())
        .arguments(call.arguments())
        .build();
  }

  private static ToolSpecification specification(Tool tool) {
    JsonObjectSchema.Builder arguments = JsonObjectSchema.builder();
    tool.arguments().forEach(argument -> arguments.addProperty(argument.name(), schema(argument)));
    arguments.required(
        tool.arguments().stream().filter(Argument::isRequired).map(Argument::name).toList());
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.purpose())
        .parameters(arguments.build())
        .build();
  }

  private static JsonSchemaElement schema(Argument argument) {
    return switch (argument.type()) {
      case TEXT -> JsonStringSchema.builder().description(argument.meaning()).build();
      case NUMBER -> JsonIntegerSchema.builder().description(argument.meaning()).build();
      case TEXTS ->
          JsonArraySchema.builder()
              .description(argument.meaning())
              .items(new JsonStringSchema())
              .build();
    };
  }
}
