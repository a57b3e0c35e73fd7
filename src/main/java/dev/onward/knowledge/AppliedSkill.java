package dev.onward.knowledge;

/** A Microsoft Applied Skill: a free, lab-based credential without an expiry. */
public record AppliedSkill(Document document, String code) implements Item {}
