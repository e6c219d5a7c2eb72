package io.opsmate.commands.edge;

import io.opsmate.skills.kernel.OrgId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Slack that opens every window, {@code V1}, {@code V2} …, or none. */
final class ScriptedWindows implements WindowOpener {
  final List<String> triggers = new ArrayList<>();

  /** {@code V1 <view>} */
  final List<String> shown = new ArrayList<>();

  boolean opens = true;

  @Override
  public Optional<String> open(OrgId org, String trigger, String view) {
    triggers.add(trigger);
    return opens ? Optional.of("V" + triggers.size()) : Optional.empty();
  }

  @Override
  public void show(OrgId org, String window, String view) {
    shown.add(window + " " + WordsOnly.wordsOf(view));
  }
}
