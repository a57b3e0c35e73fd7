package dev.onward.knowledge;

/** Anything that the knowledge holds: typed facts, and the document that states them in words. */
public sealed interface Item
    permits AppliedSkill,
        ArticleSection,
        CommunityRoute,
        Conflict,
        Correction,
        Credential,
        GoalPath,
        Guide,
        MarketStatement,
        OwnDocument,
        Policy,
        Project,
        Update {

  Document document();

  default String id() {
    return document().id();
  }
}
