package io.opsmate.app.wiring;

import com.slack.api.Slack;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.postgres.PostgresOutbox;
import io.opsmate.app.config.Settings;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.edge.url.ResponseUrls;
import io.opsmate.commands.home.HomeSources;
import io.opsmate.commands.home.HomeTab;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.outbox.KnownFiles;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.outbox.OutboxChat;
import io.opsmate.commands.relay.Delivery;
import io.opsmate.commands.relay.HomePublisher;
import io.opsmate.commands.relay.KnownAskers;
import io.opsmate.commands.relay.Pace;
import io.opsmate.commands.relay.Pictures;
import io.opsmate.commands.relay.Relay;
import io.opsmate.commands.relay.RelayLoop;
import io.opsmate.commands.relay.SlackWebApi;
import io.opsmate.commands.slack.OrgClients;
import io.opsmate.commands.slack.SlackMembers;
import io.opsmate.skills.approval.Agendas;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.digest.DigestSkill;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Cache;
import io.opsmate.skills.ports.Charts;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What leaves for Slack, and what is asked of it. */
@Factory
@Requires(beans = DatabaseStart.class)
final class SlackFactory {
  @Singleton
  ResponseUrls responseUrls(SlackConnection connection) {
    return new ResponseUrls(connection.api());
  }

  @Singleton
  Members members(OrgClients clients, InstantSource clock) {
    return new SlackMembers(clients, clock);
  }

  @Singleton
  CardRenderer renderer(Optional<Charts> charts) {
    return charts.map(CardRenderer::new).orElseGet(CardRenderer::new);
  }

  @Singleton
  Pictures pictures(Transactions transactions, KnownFiles files, InstantSource clock) {
    return new Pictures(transactions, files, clock);
  }

  @Singleton
  RelayPoke poke() {
    return new RelayPoke();
  }

  /** What everybody else writes to. */
  @Singleton
  @Primary
  PromptOutbox promptly(PostgresOutbox outbox, RelayPoke poke) {
    return new PromptOutbox(outbox, poke);
  }

  @Singleton
  Chat chat(Outbox outbox, HomeViewers viewers, CardRenderer renderer, Ids ids, InstantSource clock, RelayPoke poke,
      Settings settings, DefaultOrg org, BeanProvider<DigestSkill> digests) {
    Chat chat = new PublicCards(new OutboxChat(outbox, viewers, renderer, ids, clock, poke), org, settings.channel());
    return new KeepingUp(chat, digests::get, clock);
  }

  @Singleton
  HomePublisher home(HomeSources sources, CardRenderer renderer, InstantSource clock) {
    return new HomeTab(sources, renderer, clock);
  }

  @Singleton
  HomeSources homeSources(Transactions transactions, Agendas agendas, Permits permits, ReportShelf shelf,
      HomeViewers viewers, SkillSet skills) {
    return new HomeSources(transactions, agendas, permits, shelf, viewers, skills);
  }

  /** For response_urls. */
  @Singleton
  HttpClient http() {
    return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  }

  @Singleton
  Delivery.Workspaces workspaces(OrgClients clients, HttpClient http, ResponseUrls urls, InstantSource clock,
      Pictures pictures, Cache cache) {
    return new Delivery.Workspaces(org -> clients.of(org).map(methods -> new SlackWebApi(methods, http)),
        new Pace(cache, clock), pictures, urls::allowed);
  }

  @Singleton
  Relay relay(Outbox outbox, Delivery delivery, InstantSource clock) {
    return new Relay(outbox, delivery, clock, RandomGenerator.getDefault());
  }

  @Singleton
  Delivery delivery(Delivery.Workspaces workspaces, Transactions transactions, CardCopies copies, ApprovalDesk desk,
      ReportShelf shelf, HomePublisher homes, BeanProvider<DigestSkill> digests, InstantSource clock) {
    return new Delivery(workspaces, transactions, copies,
        new DigestAskers(new KnownAskers(desk, transactions, shelf), digests::get, clock), homes);
  }

  @Context
  @Bean(preDestroy = "close")
  RelayLoop relayLoop(Relay relay, InstantSource clock, RelayPoke poke) {
    RelayLoop loop = RelayLoop.start(relay, clock);
    poke.reaches(loop::poke);
    return loop;
  }

  @Singleton
  @Bean(preDestroy = "close")
  Slack slack() {
    return Slack.getInstance();
  }
}
