package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.postgres.PostgresInstallations;
import io.opsmate.app.adapter.postgres.PostgresOAuthStates;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.app.adapter.postgres.PostgresTransactions;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.app.config.Settings;
import io.opsmate.app.config.Settings.Mode;
import io.opsmate.app.install.BotTokens;
import io.opsmate.app.install.InstallFlow;
import io.opsmate.app.install.Installations;
import io.opsmate.app.install.SlackOAuth;
import io.opsmate.commands.edge.Orgs;
import io.opsmate.commands.manifest.AppManifest;
import io.opsmate.commands.slack.OrgClients;
import io.opsmate.commands.slack.SlackClients;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Ids;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** Every workspace that installs OpsMate is an org of its own, with its own token. */
@Factory
@Requires(beans = DatabaseStart.class)
@Requires(property = Properties.MODE, value = Properties.OAUTH)
final class ManyWorkspaces {
  private static final String FOR_INSTALLING = "installing";

  @Singleton
  Mode.OAuth mode(Settings settings) {
    return switch (settings.mode()) {
      case Mode.OAuth many -> many;
      case Mode.Slack _, Mode.Sandbox _ -> throw new IllegalStateException("not installed by OAuth");
    };
  }

  @Singleton
  DefaultOrg defaultOrg(PostgresOrgs orgs, Mode.OAuth mode, InstantSource clock) {
    Instant now = clock.instant();
    return new DefaultOrg(
        mode.home().map(home -> orgs.defaultOf(home, now)).orElseGet(() -> orgs.defaultOrg("default", now)).id());
  }

  @Singleton
  PostgresInstallations installations(PostgresTransactions transactions, Vault vault, AuditTrail audit, Ids ids) {
    return new PostgresInstallations(transactions, vault, audit, ids);
  }

  /** Apart from the others: these calls carry no workspace's token. */
  @Singleton
  @Named(FOR_INSTALLING)
  @Bean(preDestroy = "close")
  SlackClients installing(Mode.OAuth mode) {
    return new SlackClients(mode.api().toString());
  }

  @Singleton
  SlackOAuth oauth(@Named(FOR_INSTALLING) SlackClients clients, Mode.OAuth mode, InstantSource clock) {
    return new SlackOAuth(clients.anonymous(), mode.app(), redirect(mode), clock);
  }

  @Singleton
  BotTokens tokens(Installations installations, SlackOAuth oauth, InstantSource clock) {
    return new BotTokens(installations, oauth, clock);
  }

  @Singleton
  @Named("workspaces")
  @Bean(preDestroy = "close")
  SlackClients clients(Mode.OAuth mode, BotTokens tokens) {
    return new SlackClients(mode.api().toString(), tokens);
  }

  @Singleton
  OrgClients orgClients(@Named("workspaces") SlackClients clients, BotTokens tokens) {
    return org -> tokens.of(org).map(clients::with);
  }

  @Singleton
  InstallFlow flow(PostgresTransactions transactions, SlackOAuth oauth, Installations installations, SkillSet skills,
      Mode.OAuth mode) {
    return new InstallFlow(new PostgresOAuthStates(transactions), oauth, installations, new InstallFlow.App(mode.app(),
        mode.api().resolve("/oauth/v2/authorize"), redirect(mode), AppManifest.of(skills).scopes()));
  }

  @Singleton
  Orgs orgs(Installations installations, Mode.OAuth mode) {
    return new InstalledOrgs(installations, mode.publicUrl() + "/slack/install");
  }

  @Singleton
  Presence presence(Installations installations) {
    return installations::hasLeft;
  }

  @Singleton
  Departures departures(Installations installations, BotTokens tokens) {
    return (org, left, now) -> {
      installations.left(org, left.how(), Instant.parse(left.at()), now);
      tokens.forget(org);
    };
  }

  private static String redirect(Mode.OAuth mode) {
    return mode.publicUrl() + "/slack/oauth_redirect";
  }
}
