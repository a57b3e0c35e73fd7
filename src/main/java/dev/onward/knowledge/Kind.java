package dev.onward.knowledge;

import java.util.Locale;

/** What an item of the knowledge is; each kind has a folder of its own. */
public enum Kind {
  ARTICLE("article"),
  CREDENTIAL("credentials"),
  APPLIED_SKILL("applied-skills"),
  POLICY("policies"),
  PATH("paths"),
  PROJECT("projects"),
  COMMUNITY("community"),
  UPDATE("updates"),
  MARKET("market"),
  CORRECTION("corrections"),
  CONFLICT("conflicts"),
  GUIDE("guides"),
  /** A file from an operator's own folders, which the knowledge has no folder for. */
  OWN("");

  private final String folder;

  Kind(String folder) {
    this.folder = folder;
  }

  public String folder() {
    return folder;
  }

  /** The word that front matter uses: {@code applied-skill}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
