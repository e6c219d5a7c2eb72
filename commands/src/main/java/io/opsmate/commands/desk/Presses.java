package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers a press: an approval's button, a skill's button, or one that nobody knows any more. */
public final class Presses implements JobHandler<ButtonPressed> {
  private final Map<String, ButtonSpec> buttons;
  private final ApprovalPresses approvals;
  private final CancelPresses cancels;
  private final Answers answers;

  public Presses(SkillSet skills, ApprovalPresses approvals, CancelPresses cancels, Answers answers) {
    this.cancels = cancels;
    this.buttons = skills.buttons().stream().collect(Collectors.toUnmodifiableMap(ButtonSpec::action, one -> one));
    this.approvals = approvals;
    this.answers = answers;
  }

  @Override
  public void run(OrgId org, ButtonPressed pressed, Instant now) {
    Reply reply = NeverSilent.reply("that button", pressed.askedAt(), now, () -> reply(org, pressed, now));
    answers.give(pressed.asker(org), reply, now);
  }

  private Reply reply(OrgId org, ButtonPressed pressed, Instant now) {
    if (ApprovalPresses.handles(pressed.action())) {
      return approvals.pressed(org, pressed, now);
    }
    if (pressed.action().equals(CancelPresses.ACTION)) {
      return cancels.pressed(org, pressed, now);
    }
    ButtonSpec button = buttons.get(pressed.action());
    return button == null
        ? Reply.toYou("Nothing was done",
            Text.of("That button is from an older version of OpsMate and does nothing any "
                + "more. Run the command again to get a fresh card."))
        : button.handler().pressed(pressed.press(org, now));
  }
}
