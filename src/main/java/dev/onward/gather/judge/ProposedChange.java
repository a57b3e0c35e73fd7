package dev.onward.gather.judge;

import java.net.URI;
import java.util.Locale;

/**
 * A difference between what Onward says of a credential and what a source says, put to an editor
 * with both texts side by side. It is never applied by itself. {@code credentialId} is ours where
 * we know the credential, else the exam's code or the source's own name of it; {@code ours} and
 * {@code theirs} are texts for a reader, empty where one side says nothing; {@code remark} says how
 * the difference was found and what speaks against it.
 */
public record ProposedChange(
    String credentialId, Field field, String ours, String theirs, URI url, String remark) {

  /** What of a credential differs. */
  public enum Field {
    /** One that Onward does not know. */
    NEW,
    /** Not listed there any more. */
    VANISHED,
    RETIREMENT,
    BETA,
    TITLE,
    EXAM,
    MINUTES,
    RENEWAL,
    PREREQUISITES,
    /** Something else that is said of its standing. */
    OTHER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ProposedChange {
    if (credentialId.isBlank()) {
      throw new IllegalArgumentException("a proposed change of no credential");
    }
  }

  /** The same for the same difference at every look, so that it is put to an editor once. */
  public String key() {
    return credentialId + "|" + field.word() + "|" + theirs;
  }
}
