package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.FormSpec;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.Optional;

/** Answers a form that was sent, in the window it was sent from. */
public final class Submissions implements JobHandler<FormSent> {
  private final Forms forms;
  private final Answers answers;

  public Submissions(Forms forms, Answers answers) {
    this.forms = forms;
    this.answers = answers;
  }

  @Override
  public void run(OrgId org, FormSent sent, Instant now) {
    Reply reply = NeverSilent.reply("that form", sent.askedAt(), now, () -> reply(org, sent, now));
    answers.give(sent.asker(org), reply, now);
  }

  private Reply reply(OrgId org, FormSent sent, Instant now) {
    Optional<FormSpec> form = forms.find(sent.form());
    return form.isEmpty()
        ? Reply.toYou("Nothing was done", Text.of(Forms.OUTDATED))
        : form.get().handler().submitted(sent.submission(org, now));
  }
}
