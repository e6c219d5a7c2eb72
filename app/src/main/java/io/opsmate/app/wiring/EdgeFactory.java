package io.opsmate.app.wiring;

import com.slack.api.Slack;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.desk.Answers;
import io.opsmate.commands.desk.ApprovalForms;
import io.opsmate.commands.desk.ApprovalPresses;
import io.opsmate.commands.desk.ClickedCopies;
import io.opsmate.commands.desk.CommandRuns;
import io.opsmate.commands.desk.Forms;
import io.opsmate.commands.desk.HomeVisits;
import io.opsmate.commands.desk.Presses;
import io.opsmate.commands.desk.ProgressCards;
import io.opsmate.commands.desk.Submissions;
import io.opsmate.commands.desk.UndoPresses;
import io.opsmate.commands.desk.WindowButtons;
import io.opsmate.commands.edge.Orgs;
import io.opsmate.commands.edge.Reception;
import io.opsmate.commands.edge.SignatureCheck;
import io.opsmate.commands.edge.SlackEdge;
import io.opsmate.commands.edge.SlackLastWords;
import io.opsmate.commands.edge.url.ResponseUrls;
import io.opsmate.commands.inbox.Inbox;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.router.Grammar;
import io.opsmate.commands.slack.OrgClients;
import io.opsmate.commands.slack.SlackWindows;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.UndoDesk;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import jakarta.inject.Singleton;

/** What comes from Slack, and the jobs it becomes. */
@Factory
@Requires(beans = DatabaseStart.class)
final class EdgeFactory {
  @Singleton
  Grammar grammar(SkillSet skills) {
    return new Grammar(skills);
  }

  @Singleton
  Reception reception(Orgs orgs, Transactions transactions, Inbox inbox, Jobs jobs) {
    return new Reception(orgs, transactions, inbox, jobs);
  }

  @Singleton
  SlackEdge edge(SlackConnection connection, Grammar grammar, Reception reception, CardRenderer renderer,
      ResponseUrls urls, Slack slack, SlackEdge.Asking asking) {
    return new SlackEdge(new SignatureCheck(connection.signingSecret().value()), grammar, reception,
        new SlackEdge.Answering(renderer, urls, new SlackLastWords(urls, slack)), asking);
  }

  @Singleton
  SlackEdge.Asking asking(SkillSet skills, Grammar grammar, Forms forms, OrgClients clients) {
    return new SlackEdge.Asking(forms, new WindowButtons(skills, grammar), new SlackWindows(clients));
  }

  @Singleton
  Forms forms(SkillSet skills, ApprovalDesk desk) {
    return new Forms(skills, new ApprovalForms(desk).specs());
  }

  @Singleton
  Submissions submissions(Forms forms, Answers answers) {
    return new Submissions(forms, answers);
  }

  @Singleton
  Answers answers(Transactions transactions, Outbox outbox, Chat chat, CardRenderer renderer, ResponseUrls urls) {
    return new Answers(transactions, outbox, chat, renderer, urls);
  }

  @Singleton
  CommandRuns commandRuns(SkillSet skills, Permits permits, Answers answers, ProgressCards progress) {
    return new CommandRuns(skills, permits, answers, progress);
  }

  @Singleton
  Presses presses(SkillSet skills, ApprovalDesk desk, Transactions transactions, CardCopies copies, Outbox outbox,
      CardRenderer renderer, Answers answers, AuditStory story, UndoPresses undo, Presses.Own own) {
    return new Presses(skills,
        new ApprovalPresses(desk, new ClickedCopies(transactions, copies, outbox, renderer::render), transactions,
            story, undo),
        own, answers);
  }

  @Singleton
  UndoPresses undoPresses(ApprovalDesk approvals, UndoDesk desk, Permits permits, SkillSet skills) {
    return new UndoPresses(approvals, desk, permits, skills);
  }

  @Singleton
  HomeVisits homeVisits(Transactions transactions, HomeViewers viewers, Outbox outbox) {
    return new HomeVisits(transactions, viewers, outbox);
  }
}
