package io.opsmate.skills.kernel;

import java.util.Optional;

/**
 * Something that was read and may be cited.
 *
 * @param id what a citation names: {@code ebs-volume:eu-west-1:vol-1}; no blanks, no brackets
 * @param label short, for people; words from outside
 * @param shownOn the card that shows it, if one does
 */
public record Evidence(String id, String label, Optional<CardKey> shownOn) {
  public Evidence {
    if (!id.matches("[!-~&&[^\\[\\]]]{1,200}")) {
      throw new IllegalArgumentException("“" + id + "” cannot be cited");
    }
  }

  public Evidence(String id, String label) {
    this(id, label, Optional.empty());
  }
}
