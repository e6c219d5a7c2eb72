package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.ShortcutSpec;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.Optional;

/** Answers what was chosen in the menu of a message, if the person may. */
public final class Shortcuts implements JobHandler<MessageShown> {
  private final SkillSet skills;
  private final Permits permits;
  private final ShownCards cards;
  private final Answers answers;

  public Shortcuts(SkillSet skills, Permits permits, ShownCards cards, Answers answers) {
    this.cards = cards;
    this.skills = skills;
    this.permits = permits;
    this.answers = answers;
  }

  @Override
  public void run(OrgId org, MessageShown shown, Instant now) {
    Reply reply = NeverSilent.reply("that", shown.askedAt(), now, () -> reply(org, shown, now));
    answers.give(shown.asker(org), reply, now);
  }

  private Reply reply(OrgId org, MessageShown shown, Instant now) {
    return find(shown.shortcut()).map(shortcut -> permitted(shortcut, org, shown, now))
        .orElseGet(() -> Reply.toYou("Nothing was done",
            Text.of("That entry of the menu is from another version of OpsMate. ", Text.code("/opsmate help"),
                " lists what there is now.")));
  }

  private Reply permitted(ShortcutSpec shortcut, OrgId org, MessageShown shown, Instant now) {
    return permits.refusal(org, shown.asker(org).member(), shortcut.mayRun())
        .map(because -> Reply.toYou("Nothing was done", Text.of(Text.strong(shortcut.name()), ": ", because, ".")))
        .orElseGet(() -> shortcut.handler().chosen(shown.call(org, cards.named(org, shown), now)));
  }

  private Optional<ShortcutSpec> find(String id) {
    return skills.shortcuts().stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
