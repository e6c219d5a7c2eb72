package io.opsmate.app.wiring;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.desk.Answers;
import io.opsmate.commands.desk.CommandRuns;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.desk.Heard;
import io.opsmate.commands.desk.HomeVisits;
import io.opsmate.commands.desk.Interpreter;
import io.opsmate.commands.desk.MenuPresses;
import io.opsmate.commands.desk.MessagesVisits;
import io.opsmate.commands.desk.Presses;
import io.opsmate.commands.desk.Shortcuts;
import io.opsmate.commands.desk.ShownCards;
import io.opsmate.commands.desk.Submissions;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.relay.TalkLine;
import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Spending;
import io.opsmate.skills.approval.Agendas;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.ReportReaders;
import io.opsmate.skills.ask.AskSkill;
import io.opsmate.skills.investigate.InvestigateSkill;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What answers words said in a message, presses on the menu, and what is chosen in a message's own menu. */
@Factory
@Requires(beans = DatabaseStart.class)
final class WordsFactory {
  @Singleton
  Heard heard(Grammar grammar, CommandRuns commands, Interpreter interpreter, Answers answers) {
    return new Heard(grammar, commands, interpreter, answers);
  }

  @Singleton
  MenuPresses menuPresses(Grammar grammar, CommandRuns commands) {
    return new MenuPresses(grammar, commands);
  }

  @Singleton
  Shortcuts shortcuts(SkillSet skills, Permits permits, Transactions transactions, CardCopies copies,
      Answers answers) {
    return new Shortcuts(skills, permits, new ShownCards(transactions, copies), answers);
  }

  @Singleton
  MessagesVisits messagesVisits(Transactions transactions, HomeViewers viewers, Outbox outbox, CardRenderer renderer,
      TalkLine talk) {
    return new MessagesVisits(transactions, viewers, outbox, renderer, talk);
  }

  @Singleton
  ReportReaders reportReaders(Permits permits, BeanProvider<SkillSet> skills) {
    return new ReportReaders(permits, skills::get);
  }

  @Singleton
  InvestigateSkill investigateSkill(ApprovalDesk desk, Transactions transactions, ReportShelf reports,
      AuditStory story, AuditTrail audit, ReportReaders readers) {
    return new InvestigateSkill(desk, new InvestigateSkill.Books(transactions, reports, story, audit), readers);
  }

  @Singleton
  AskSkill askSkill(AskSkill.Books books, Optional<Advisor> advisor, Optional<Spending> spending,
      Optional<LanguageModel> model, Permits permits, BeanProvider<SkillSet> skills) {
    return new AskSkill(books, new AskSkill.Model(advisor.orElse(Advisor.NONE), spending.orElse(Spending.NONE),
        model.map(LanguageModel::name).orElse("none")), permits, skills::get);
  }

  @Singleton
  AskSkill.Books askBooks(Transactions transactions, ReportShelf reports, ApprovalDesk desk, Agendas agendas) {
    return new AskSkill.Books(transactions, reports, desk, agendas);
  }

  @Singleton
  DeskJobs.Asked asked(CommandRuns commands, Heard words, Presses presses, Submissions forms, Shortcuts shortcuts) {
    return new DeskJobs.Asked(commands, words, presses, forms, shortcuts);
  }

  @Singleton
  DeskJobs.Visits visits(HomeVisits home, MessagesVisits messages) {
    return new DeskJobs.Visits(home, messages);
  }
}
