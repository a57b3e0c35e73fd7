package dev.onward.talk;

import dev.onward.ai.Tool;
import dev.onward.ai.Tool.Argument;
import java.util.List;

/** What a chat model is told of the tools in the {@link Toolbox}. */
final class Tools {
  private static final Argument QUERY =
      new Argument("query", Tool.Type.TEXT, "what to look for, in a few English words", true);
  private static final Argument CODES =
      new Argument("credentials", Tool.Type.TEXTS, "exam codes, such as AI-103", true);

  static final List<Tool> ALL =
      List.of(
          new Tool(
              "find_passages",
              "Finds passages of the knowledge beyond those that are given already.",
              List.of(QUERY)),
          new Tool(
              "credential_facts",
              "Gives what is known of credentials as of today: standing, dates, renewal, requirements.",
              List.of(CODES)),
          new Tool(
              "compare_credentials", "Puts two to four credentials side by side.", List.of(CODES)),
          new Tool(
              "latest_updates",
              "Gives the newest curated updates of products and credentials on a topic.",
              List.of(QUERY)),
          new Tool(
              "make_plan",
              "Makes the person's dated career plan, or changes the one they have. Only when they ask.",
              List.of(
                  new Argument(
                      "goal",
                      Tool.Type.TEXT,
                      "a credential's code or a goal's id from the facts",
                      false),
                  new Argument("hours_per_week", Tool.Type.NUMBER, "as the person said", false),
                  new Argument(
                      "finish_by",
                      Tool.Type.TEXT,
                      "a day as 2027-03-31, if they named one",
                      false))),
          new Tool(
              "remember",
              "Remembers what the person says of themselves.",
              List.of(
                  new Argument(
                      "quote", Tool.Type.TEXT, "their own words, exactly as written", true))));

  private Tools() {}
}
