package io.opsmate.app.sandbox.slack;

import io.opsmate.app.sandbox.slack.api.ApiAnswer;
import io.opsmate.app.sandbox.slack.api.BlockCheck;
import io.opsmate.app.sandbox.slack.api.ChannelPace;
import io.opsmate.app.sandbox.slack.api.MessageCheck;
import io.opsmate.app.sandbox.slack.api.NewerBlocks;
import io.opsmate.app.sandbox.slack.api.Outages;
import io.opsmate.app.sandbox.slack.api.SlackApi;
import io.opsmate.app.sandbox.slack.api.ViewCheck;
import io.opsmate.app.sandbox.slack.delivery.Answers;
import io.opsmate.app.sandbox.slack.delivery.BotEndpoint;
import io.opsmate.app.sandbox.slack.delivery.CommandForm;
import io.opsmate.app.sandbox.slack.delivery.CommandHints;
import io.opsmate.app.sandbox.slack.delivery.Composer;
import io.opsmate.app.sandbox.slack.delivery.Echoes;
import io.opsmate.app.sandbox.slack.delivery.EventDelivery;
import io.opsmate.app.sandbox.slack.delivery.Events;
import io.opsmate.app.sandbox.slack.delivery.Ids;
import io.opsmate.app.sandbox.slack.delivery.Interactions;
import io.opsmate.app.sandbox.slack.delivery.Later;
import io.opsmate.app.sandbox.slack.delivery.Membership;
import io.opsmate.app.sandbox.slack.delivery.Mentions;
import io.opsmate.app.sandbox.slack.delivery.Pause;
import io.opsmate.app.sandbox.slack.delivery.PayloadHead;
import io.opsmate.app.sandbox.slack.delivery.Redelivery;
import io.opsmate.app.sandbox.slack.delivery.ResponseUrls;
import io.opsmate.app.sandbox.slack.delivery.ResponseWatch;
import io.opsmate.app.sandbox.slack.delivery.Shortcuts;
import io.opsmate.app.sandbox.slack.delivery.SignedHttp;
import io.opsmate.app.sandbox.slack.delivery.SlashCommands;
import io.opsmate.app.sandbox.slack.delivery.SlowWire;
import io.opsmate.app.sandbox.slack.delivery.Sockets;
import io.opsmate.app.sandbox.slack.delivery.Submissions;
import io.opsmate.app.sandbox.slack.delivery.Transport;
import io.opsmate.app.sandbox.slack.delivery.UrlVerification;
import io.opsmate.app.sandbox.slack.delivery.WatchedBot;
import io.opsmate.app.sandbox.slack.traffic.Traffic;
import io.opsmate.app.sandbox.slack.workspace.InstalledApp;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The emulated Slack, put together.
 *
 * @param calls what the bot may call
 * @param people what people can do
 * @param traffic what went over the wire
 * @param switches what is broken on purpose
 */
public record SlackSandbox(
    SlackWorkspace workspace, InstalledApp installed, Calls calls, People people, Traffic traffic, Switches switches) {

  /** What the bot may call. */
  public record Calls(SlackApi api, ResponseWatch responses, Sockets sockets, UrlVerification urlVerification) {}

  /** What people can do. */
  public record People(Composer composer, Interactions interactions, Submissions submissions, Shortcuts shortcuts,
      Events events, Membership membership) {}

  /**
   * What the application has to give.
   *
   * @param blockCheck says what Slack would refuse
   * @param installed what the manifest asks for
   * @param clock the workspace's time, which may be moved; signatures, rate limits and trigger ids keep real time
   * @param cloud how slow the cloud is
   */
  public record Parts(BlockCheck blockCheck, CommandHints hints, InstalledApp installed, InstantSource clock,
      SlowCloud cloud, Later later) {}

  /** Opens a fresh workspace. */
  public static SlackSandbox open(SandboxSettings settings, Parts parts) {
    InstantSource wire = InstantSource.system();
    SlackWorkspace workspace = SlackWorkspace.of(SandboxTeam.roster(), parts.clock(), wire);
    Traffic traffic = new Traffic(wire, workspace.changes());
    NewerBlocks blocks = new NewerBlocks(parts.blockCheck());
    Ids ids = new Ids(new SecureRandom());
    Sockets sockets = new Sockets(workspace.roster().app().id(), ids, SignedHttp.ACK_WITHIN);
    Transport transport = new Transport(sockets,
        new SignedHttp(settings.botUrl(), settings.signingSecret(), wire, SignedHttp.ACK_WITHIN));
    SlowWire slow = new SlowWire(transport, parts.later(), Pause::sleeping);
    Redelivery bot = new Redelivery(new WatchedBot(slow, traffic, transport::name,
        () -> slow.by().isZero() ? Optional.empty() : Optional.of("the network is slow")));
    Switches switches = new Switches(new Outages(), bot, slow, parts.cloud(), blocks);
    Answers answers = new Answers(workspace, new MessageCheck(blocks));
    ResponseUrls responseUrls =
        new ResponseUrls(settings.origin() + "/sandbox/slack/response/", ids, parts.clock(), answers);
    Calls calls = new Calls(api(settings, parts, workspace, switches, sockets),
        new ResponseWatch(responseUrls, traffic), sockets, new UrlVerification(bot, ids));
    People people = people(parts, workspace, new Wiring(bot, ids, responseUrls, answers, new ViewCheck(blocks)));
    return new SlackSandbox(workspace, parts.installed(), calls, people, traffic, switches);
  }

  /** Lets waiting pages go. */
  public void close() {
    workspace.changes().close();
    calls.sockets().drop();
  }

  private record Wiring(BotEndpoint bot, Ids ids, ResponseUrls responseUrls, Answers answers, ViewCheck views) {}

  private static SlackApi api(
      SandboxSettings settings, Parts parts, SlackWorkspace workspace, Switches switches, Sockets sockets) {
    return new SlackApi(workspace, switches.blocks(),
        new ChannelPace(settings.channelBurst(), InstantSource.system()), switches.outages(),
        new SlackApi.Access(settings.apiToken(), parts.installed().scopes(), settings.appToken()),
        new SlackApi.Addresses(URI.create(settings.origin() + "/sandbox/"),
            URI.create(settings.origin() + "/sandbox/slack/upload/")),
        _ -> sockets.ticket()
            .<ApiAnswer>map(ticket -> new ApiAnswer.Ok(Json.object()
                .put("url", settings.origin().replace("http:", "ws:") + "/sandbox/slack/socket/" + ticket)))
            .orElseGet(() -> ApiAnswer.refused("too_many_websockets")));
  }

  private static People people(Parts parts, SlackWorkspace workspace, Wiring wired) {
    PayloadHead head = new PayloadHead(workspace.roster(), workspace.triggers(), wired.ids());
    Events events = new Events(workspace, new EventDelivery(wired.bot(), parts.later()), wired.ids(),
        parts.installed().heard());
    workspace.timeline().watchedBy(new Echoes(workspace.roster(), events));
    Membership membership = new Membership(workspace, events);
    SlashCommands commands = new SlashCommands(workspace,
        new CommandForm(workspace.roster(), workspace.triggers(), wired.ids(), wired.responseUrls()), wired.bot(),
        wired.answers(), parts.hints());
    return new People(
        new Composer(workspace.timeline(), new Mentions(workspace.roster()), commands, events, membership),
        new Interactions(workspace, head, wired.responseUrls(), wired.bot()),
        new Submissions(workspace, head, wired.bot(), wired.views()),
        new Shortcuts(workspace, parts.installed(), head, wired.responseUrls(), wired.bot()), events, membership);
  }
}
