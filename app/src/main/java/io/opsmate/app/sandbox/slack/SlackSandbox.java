package io.opsmate.app.sandbox.slack;

import io.opsmate.app.sandbox.slack.api.BlockCheck;
import io.opsmate.app.sandbox.slack.api.ChannelPace;
import io.opsmate.app.sandbox.slack.api.HomeCheck;
import io.opsmate.app.sandbox.slack.api.MessageCheck;
import io.opsmate.app.sandbox.slack.api.SlackApi;
import io.opsmate.app.sandbox.slack.delivery.Answers;
import io.opsmate.app.sandbox.slack.delivery.BotEndpoint;
import io.opsmate.app.sandbox.slack.delivery.CommandForm;
import io.opsmate.app.sandbox.slack.delivery.CommandHints;
import io.opsmate.app.sandbox.slack.delivery.Composer;
import io.opsmate.app.sandbox.slack.delivery.EventDelivery;
import io.opsmate.app.sandbox.slack.delivery.Events;
import io.opsmate.app.sandbox.slack.delivery.Ids;
import io.opsmate.app.sandbox.slack.delivery.Interactions;
import io.opsmate.app.sandbox.slack.delivery.Later;
import io.opsmate.app.sandbox.slack.delivery.Mentions;
import io.opsmate.app.sandbox.slack.delivery.ResponseUrls;
import io.opsmate.app.sandbox.slack.delivery.SignedHttp;
import io.opsmate.app.sandbox.slack.delivery.SlashCommands;
import io.opsmate.app.sandbox.slack.delivery.UrlVerification;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The emulated Slack, put together: the workspace, what the bot may call, and what people can do. */
public record SlackSandbox(
    SlackWorkspace workspace,
    SlackApi api,
    ResponseUrls responseUrls,
    Composer composer,
    Interactions interactions,
    Events events,
    UrlVerification urlVerification) {

  /**
   * Opens a fresh workspace.
   *
   * @param clock the workspace's time, which may be moved; signatures and rate limits keep real time
   */
  public static SlackSandbox open(
      SandboxSettings settings, BlockCheck blockCheck, CommandHints hints, InstantSource clock, Later later) {
    InstantSource realTime = InstantSource.system();
    BotEndpoint bot =
        new SignedHttp(settings.botUrl(), settings.signingSecret(), realTime, SignedHttp.ACK_WITHIN);
    SlackWorkspace workspace = SlackWorkspace.of(SandboxTeam.roster(), clock);
    MessageCheck messages = new MessageCheck(blockCheck);
    Answers answers = new Answers(workspace, messages);
    Ids ids = new Ids(new SecureRandom());
    ResponseUrls responseUrls =
        new ResponseUrls(settings.origin() + "/sandbox/slack/response/", ids, clock, answers);
    Events events = new Events(workspace, new EventDelivery(bot, later), ids);
    SlackApi api = new SlackApi(
        workspace,
        messages,
        new HomeCheck(blockCheck),
        new ChannelPace(settings.channelBurst(), realTime),
        settings.apiToken(),
        URI.create(settings.origin() + "/sandbox/"));
    SlashCommands commands = new SlashCommands(
        workspace, new CommandForm(workspace.roster(), ids, responseUrls), bot, answers, hints);
    return new SlackSandbox(
        workspace,
        api,
        responseUrls,
        new Composer(workspace.timeline(), new Mentions(workspace.roster()), commands, events),
        new Interactions(workspace, ids, responseUrls, bot),
        events,
        new UrlVerification(bot, ids));
  }

  /** Lets waiting pages go. */
  public void close() {
    workspace.changes().close();
  }
}
