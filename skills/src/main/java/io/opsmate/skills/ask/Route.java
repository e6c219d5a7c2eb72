package io.opsmate.skills.ask;

import io.opsmate.skills.kernel.Describe;
import java.util.Optional;

/**
 * Where words go that no command understood, as a language model sees it. Checked before anything follows from it.
 *
 * @param because read by nobody; some models choose better when they may say why
 */
@Describe("Which way a person's words should go")
public record Route(
    @Describe("command: one listed command does what they want, and every argument it needs is in their words; "
        + "change: they themself ask for something to be deleted, released, cleaned up or proposed; "
        + "question: they want to know something; nothing: none of these") String kind,
    @Describe("for kind command the command as one would type it, without a slash: zombies volumes --region eu-west-1;"
        + " else empty") String command,
    @Describe("why, in one short sentence") Optional<String> because) {
  /** Without saying why. */
  public Route(String kind, String command) {
    this(kind, command, Optional.empty());
  }

  /** Only then is a model offered tools that draft. */
  public boolean isChange() {
    return kind.strip().equalsIgnoreCase("change");
  }
}
