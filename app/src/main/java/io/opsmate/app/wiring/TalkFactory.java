package io.opsmate.app.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.postgres.PostgresFeedback;
import io.opsmate.app.adapter.postgres.PostgresTalk;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.blockkit.SafeMarkdown;
import io.opsmate.commands.desk.EverySecond;
import io.opsmate.commands.desk.Interpreter;
import io.opsmate.commands.desk.ProgressCards;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.relay.Delivery;
import io.opsmate.commands.relay.LiveLine;
import io.opsmate.commands.relay.Pace;
import io.opsmate.commands.relay.SlackWebTalk;
import io.opsmate.commands.relay.TalkLine;
import io.opsmate.commands.router.Grammar;
import io.opsmate.commands.slack.OrgClients;
import io.opsmate.commands.slack.SlackNames;
import io.opsmate.commands.talk.CardLinks;
import io.opsmate.commands.talk.Conversation;
import io.opsmate.commands.talk.Feedback;
import io.opsmate.commands.talk.Mind;
import io.opsmate.commands.talk.Names;
import io.opsmate.commands.talk.TalkMemory;
import io.opsmate.commands.talk.TalkSkill;
import io.opsmate.commands.talk.TalkStage;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Cache;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** What makes conversations of sentences. */
@Factory
@Requires(beans = DatabaseStart.class)
final class TalkFactory {
  /** Where an answer may lead. Addresses of cards are Slack's own, and stand beside the answer. */
  private static final Set<String> HOSTS = Set.of("console.aws.amazon.com");

  @Singleton
  TalkMemory talkMemory() {
    return new PostgresTalk();
  }

  @Singleton
  Feedback feedback(MeterRegistry meters) {
    return new CountedFeedback(new PostgresFeedback(), meters);
  }

  @Singleton
  TalkSkill talkSkill(Transactions transactions, Feedback feedback) {
    return new TalkSkill(transactions, feedback);
  }

  @Singleton
  TalkLine talkLine(OrgClients clients, Cache cache, InstantSource clock) {
    return new TalkLine(org -> clients.of(org).map(SlackWebTalk::new), new Pace(cache, clock));
  }

  @Singleton
  Names names(OrgClients clients, InstantSource clock) {
    return new SlackNames(clients, clock);
  }

  @Singleton
  TalkStage talkStage(Delivery.Workspaces workspaces, TalkLine talk, CardRenderer renderer,
      ProgressCards.Memory memory, InstantSource clock, Names names) {
    return new TalkStage(new LiveLine(workspaces), talk, renderer, memory, EverySecond.fromTheStart(), clock,
        new SafeMarkdown(HOSTS), names);
  }

  @Singleton
  Mind mind(Optional<Advisor> advisor, SkillSet skills, Grammar grammar, Permits permits) {
    return new Mind(advisor.orElse(Advisor.NONE), skills, grammar, permits);
  }

  @Singleton
  Conversation.Books conversationBooks(Transactions transactions, Outbox outbox, TalkMemory memory, Jobs jobs) {
    return new Conversation.Books(transactions, outbox, memory, jobs);
  }

  @Singleton
  CardLinks cardLinks(TalkStage stage, Outbox outbox, Jobs jobs) {
    return new CardLinks(stage, outbox, jobs);
  }

  /** The one who understands sentences. */
  @Singleton
  Interpreter interpreter(Mind mind, TalkStage stage, Conversation.Books books, ApprovalDesk desk) {
    return new Conversation(mind, stage, books, desk);
  }
}
