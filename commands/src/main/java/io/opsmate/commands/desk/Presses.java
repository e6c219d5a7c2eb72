package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers a press: an approval's button, a skill's button, or one that nobody knows any more. */
public final class Presses implements JobHandler<ButtonPressed> {
  private final Map<String, ButtonSpec> buttons;
  private final ApprovalPresses approvals;
  private final Own own;
  private final Answers answers;

  /** Buttons that are no skill's: those of menus, and Cancel; and who may press those of skills. */
  public record Own(MenuPresses menu, CancelPresses cancels, Permits permits) {}

  public Presses(SkillSet skills, ApprovalPresses approvals, Own own, Answers answers) {
    this.buttons = skills.buttons().stream().collect(Collectors.toUnmodifiableMap(ButtonSpec::action, one -> one));
    this.approvals = approvals;
    this.own = own;
    this.answers = answers;
  }

  @Override
  public void run(OrgId org, ButtonPressed pressed, Instant now) {
    Asker asker = pressed.asker(org);
    if (!MenuPresses.handles(pressed.action())) {
      answers.give(asker, reply(org, pressed, now, Progress.UNWATCHED), now);
      return;
    }
    try (Watched watched = own.menu().watch(asker, pressed.value())) {
      Reply reply = reply(org, pressed, now, watched);
      answers.give(asker, reply, now, watched.ends(reply));
    }
  }

  private Reply reply(OrgId org, ButtonPressed pressed, Instant now, Progress watched) {
    return NeverSilent.reply("that button", pressed.askedAt(), now, () -> answered(org, pressed, now, watched));
  }

  private Reply answered(OrgId org, ButtonPressed pressed, Instant now, Progress watched) {
    if (ApprovalPresses.handles(pressed.action())) {
      return belonging(org, pressed.press(org, now).member()).orElseGet(() -> approvals.pressed(org, pressed, now));
    }
    if (pressed.action().equals(CancelPresses.ACTION)) {
      return own.cancels().pressed(org, pressed, now);
    }
    if (MenuPresses.handles(pressed.action())) {
      return own.menu().pressed(org, pressed, now, watched);
    }
    ButtonSpec button = buttons.get(pressed.action());
    return button == null
        ? Reply.toYou("Nothing was done",
            Text.of("That button is from an older version of OpsMate and does nothing any "
                + "more. Run the command again to get a fresh card."))
        : permitted(button, pressed.press(org, now));
  }

  /** Skills' buttons show what skills read: what more than belonging to the workspace they want, they ask themselves. */
  private Reply permitted(ButtonSpec button, Press press) {
    return belonging(press.org(), press.member()).orElseGet(() -> button.handler().pressed(press));
  }

  /** Who does not belong to the workspace sees no plan, no details and no form; what they are told instead. */
  private Optional<Reply> belonging(OrgId org, MemberId member) {
    return own.permits()
        .refusal(org, member, MayRun.ANYONE)
        .map(because -> Reply.toYou("Nothing was done", Text.of("Your press changed nothing: ", because, ".")));
  }
}
