package io.opsmate.skills.approval;

import io.opsmate.skills.approval.AuditStory.Line;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Words for entries of the audit trail, alike wherever they are shown: what happened, who did it, where it stands. */
public final class RecordWords {
  /** Words for everything that is put on record; an entry of a later version is told by its own stable word. */
  private static final Map<String, String> HAPPENED = Map.ofEntries(Map.entry("approval.proposed", "Asked for"),
      Map.entry("approval.not-proposed", "Not asked for, as the rules forbid it"),
      Map.entry("approval.approved", "Approved"), Map.entry("approval.glass-broken", "Broke the glass"),
      Map.entry("approval.glass-reviewed", "Reviewed the broken glass"),
      Map.entry("approval.rejected", "Rejected"), Map.entry("approval.withdrawn", "Withdrawn"),
      Map.entry("approval.narrowed", "Narrowed"), Map.entry("approval.reconsidered", "Judged again by new rules"),
      Map.entry("approval.reminded", "Reminded of it"), Map.entry("approval.snoozed", "Snoozed"),
      Map.entry("approval.woken", "Back from a snooze"),
      Map.entry("approval.reassigned", "Asked somebody by name"), Map.entry("approval.muted", "Rejected and muted"),
      Map.entry("mute.lifted", "Lifted a mute"), Map.entry("approval.expired", "Expired"),
      Map.entry("approval.claimed", "Begun"),
      Map.entry("approval.resumed", "Taken up again"), Map.entry("approval.refused", "Not begun"),
      Map.entry("approval.undo-of", "Asked for, as an undo"), Map.entry("approval.undo-asked", "Undo asked for"),
      Map.entry("approval.undo-ended", "The undo came to its end"),
      Map.entry("approval.way-back-gone", "Found that the way back has gone"),
      Map.entry("approval.finished", "Finished"), Map.entry("action.started", "Started"),
      Map.entry("action.waiting", "Waiting"), Map.entry("action.done", "Done"), Map.entry("action.refused", "Refused"),
      Map.entry("action.failed", "Failed"), Map.entry("action.unknown", "Outcome unknown"),
      Map.entry("job.gave-up", "Gave up background work"), Map.entry("rules.changed", "Changed the rules"),
      Map.entry("stop.pulled", "Stopped"),
      Map.entry("stop.lifted", "Resumed"), Map.entry("breaker.tripped", "A circuit breaker tripped"),
      Map.entry("breaker.rearmed", "Re-armed a circuit breaker"),
      Map.entry("workspace.installed", "Installed in a workspace"),
      Map.entry("workspace.uninstalled", "Removed from a workspace"),
      Map.entry("digest.added", "Set up a digest"), Map.entry("digest.changed", "Changed a digest"),
      Map.entry("digest.removed", "Removed a digest"), Map.entry("digest.paused", "Switched a digest off"),
      Map.entry("digest.resumed", "Switched a digest on"), Map.entry("digest.muted", "Muted a digest"),
      Map.entry("digest.posted", "Posted a digest"), Map.entry("digest.missed", "Missed a digest"),
      Map.entry("zombie.scanned", "Looked for waste"), Map.entry("model.asked", "Asked the language model"),
      Map.entry("audit.searched", "Looked up the audit trail"),
      Map.entry("audit.exported", "Exported the audit trail"), Map.entry("audit.held", "Placed a legal hold"),
      Map.entry("audit.released", "Released a legal hold"), Map.entry("audit.retained", "Removed old entries"),
      Map.entry("audit.erased", "Erased personal data"));

  /** Facts that {@link #facts} tells, in this order; the rest is for machines. */
  private static final List<String> TOLD =
      List.of("undo", "of", "resource", "resources", "job", "breaker", "workspace", "changed", "says",
          "because", "now", "tripped", "reason", "reason given", "it was pulled for", "how", "by", "through", "for");

  /** Facts that are numbers, told with their names unless they are none. */
  private static final List<String> COUNTED = List.of("done", "refused", "failed", "unknown", "findings", "gaps",
      "entries");

  /** Unit: characters. */
  private static final int DETAIL = 300;

  /** Unit: hex digits; enough to find the entry again in an export. */
  private static final int HASH = 16;

  private RecordWords() {}

  /** “#12 Approved by @ana, 12 November 10:02”, with the facts below. */
  public static Card.Row row(Line line) {
    return new Card.Row(
        Text.of("#" + line.seq() + " ", Text.strong(happened(line.what())), " by ", who(line), " ", line.at()),
        Text.of(facts(line)));
  }

  /** The same for a list over many subjects: with what it is about, and the hash by which it is found in an export. */
  public static Card.Row rowWithPlace(Line line) {
    String facts = facts(line);
    return new Card.Row(row(line).main(), Text.of(facts, facts.isEmpty() ? "" : " · ", "about ",
        Text.code(line.subject()), " · hash ", Text.code(hash(line)), "…"));
  }

  public static String hash(Line line) {
    return line.hash().substring(0, HASH);
  }

  /** Whether there are words for an entry; without them its stable word is shown. */
  public static boolean knows(String what) {
    return HAPPENED.containsKey(what);
  }

  private static String happened(String what) {
    return HAPPENED.getOrDefault(what, what);
  }

  private static Object who(Line line) {
    return line.by().<Object>map(member -> member).orElse(line.isErased() ? "(name erased)" : "OpsMate");
  }

  private static String facts(Line line) {
    if (line.isErased()) {
      return "The details were erased.";
    }
    List<String> told = new ArrayList<>();
    TOLD.stream().map(name -> line.facts().getOrDefault(name, "")).filter(words -> !words.isEmpty()).forEach(told::add);
    String counts = COUNTED.stream()
        .filter(name -> !line.facts().getOrDefault(name, "0").equals("0"))
        .map(name -> line.facts().get(name) + " " + name)
        .collect(Collectors.joining(", "));
    if (!counts.isEmpty()) {
      told.add(counts);
    }
    return Texts.cut(String.join(": ", told), DETAIL);
  }
}
