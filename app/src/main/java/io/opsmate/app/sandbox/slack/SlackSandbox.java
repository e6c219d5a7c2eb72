package io.opsmate.app.sandbox.slack;

import io.opsmate.app.sandbox.slack.api.BlockCheck;
import io.opsmate.app.sandbox.slack.api.ChannelPace;
import io.opsmate.app.sandbox.slack.api.MessageCheck;
import io.opsmate.app.sandbox.slack.api.Outages;
import io.opsmate.app.sandbox.slack.api.SlackApi;
import io.opsmate.app.sandbox.slack.api.ViewCheck;
import io.opsmate.app.sandbox.slack.delivery.Answers;
import io.opsmate.app.sandbox.slack.delivery.CommandForm;
import io.opsmate.app.sandbox.slack.delivery.CommandHints;
import io.opsmate.app.sandbox.slack.delivery.Composer;
import io.opsmate.app.sandbox.slack.delivery.EventDelivery;
import io.opsmate.app.sandbox.slack.delivery.Events;
import io.opsmate.app.sandbox.slack.delivery.Ids;
import io.opsmate.app.sandbox.slack.delivery.Interactions;
import io.opsmate.app.sandbox.slack.delivery.Later;
import io.opsmate.app.sandbox.slack.delivery.Mentions;
import io.opsmate.app.sandbox.slack.delivery.PayloadHead;
import io.opsmate.app.sandbox.slack.delivery.Redelivery;
import io.opsmate.app.sandbox.slack.delivery.ResponseUrls;
import io.opsmate.app.sandbox.slack.delivery.SignedHttp;
import io.opsmate.app.sandbox.slack.delivery.SlashCommands;
import io.opsmate.app.sandbox.slack.delivery.Submissions;
import io.opsmate.app.sandbox.slack.delivery.UrlVerification;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * The emulated Slack, put together: the workspace, what the bot may call, and what people can do.
 *
 * @param outages breaks methods of the Web API on purpose
 * @param redelivery delivers to the bot more than once on purpose
 */
public record SlackSandbox(
    SlackWorkspace workspace,
    SlackApi api,
    ResponseUrls responseUrls,
    Composer composer,
    Interactions interactions,
    Submissions submissions,
    Events events,
    UrlVerification urlVerification,
    Outages outages,
    Redelivery redelivery) {

  /**
   * Opens a fresh workspace.
   *
   * @param clock the workspace's time, which may be moved; signatures, rate limits and trigger ids keep real time
   */
  public static SlackSandbox open(
      SandboxSettings settings, BlockCheck blockCheck, CommandHints hints, InstantSource clock, Later later) {
    InstantSource realTime = InstantSource.system();
    Redelivery bot = new Redelivery(
        new SignedHttp(settings.botUrl(), settings.signingSecret(), realTime, SignedHttp.ACK_WITHIN));
    SlackWorkspace workspace = SlackWorkspace.of(SandboxTeam.roster(), clock, realTime);
    Answers answers = new Answers(workspace, new MessageCheck(blockCheck));
    Ids ids = new Ids(new SecureRandom());
    PayloadHead head = new PayloadHead(workspace.roster(), workspace.triggers(), ids);
    ResponseUrls responseUrls =
        new ResponseUrls(settings.origin() + "/sandbox/slack/response/", ids, clock, answers);
    Events events = new Events(workspace, new EventDelivery(bot, later), ids);
    Outages outages = new Outages();
    SlackApi api = new SlackApi(
        workspace,
        blockCheck,
        new ChannelPace(settings.channelBurst(), realTime),
        outages,
        settings.apiToken(),
        URI.create(settings.origin() + "/sandbox/"));
    SlashCommands commands = new SlashCommands(
        workspace, new CommandForm(workspace.roster(), workspace.triggers(), ids, responseUrls), bot, answers, hints);
    return new SlackSandbox(
        workspace,
        api,
        responseUrls,
        new Composer(workspace.timeline(), new Mentions(workspace.roster()), commands, events),
        new Interactions(workspace, head, responseUrls, bot),
        new Submissions(workspace, head, bot, new ViewCheck(blockCheck)),
        events,
        new UrlVerification(bot, ids),
        outages,
        bot);
  }

  /** Lets waiting pages go. */
  public void close() {
    workspace.changes().close();
  }
}
