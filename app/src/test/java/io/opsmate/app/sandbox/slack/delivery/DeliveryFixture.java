package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.opsmate.app.sandbox.slack.MovableClock;
import io.opsmate.app.sandbox.slack.ScriptedBot;
import io.opsmate.app.sandbox.slack.api.BlockCheck;
import io.opsmate.app.sandbox.slack.api.MessageCheck;
import io.opsmate.app.sandbox.slack.api.ViewCheck;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.InstalledApp;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import io.opsmate.commands.blockkit.BlockKitValidator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A workspace with a scripted bot; what is due later waits until it is run. */
final class DeliveryFixture {
  static final String PREFIX = "http://127.0.0.1:8080/sandbox/slack/response/";

  static final Set<String> EVENTS = Set.of("app_home_opened", "app_mention", "member_joined_channel", "message.im");

  final MovableClock clock = new MovableClock();
  final ScriptedBot bot = new ScriptedBot();
  final List<Due> due = new ArrayList<>();
  final SlackWorkspace workspace = SlackWorkspace.of(SandboxTeam.roster(), clock, clock);
  final Ids ids = new Ids(new Random(1));
  final PayloadHead head = new PayloadHead(workspace.roster(), workspace.triggers(), ids);
  final ResponseUrls responseUrls = new ResponseUrls(
      PREFIX, ids, clock, new Answers(workspace, new MessageCheck((surface, json) -> List.of())));
  final Interactions interactions = new Interactions(workspace, head, responseUrls, bot);
  final Submissions submissions = new Submissions(
      workspace, head, bot, new ViewCheck(DeliveryFixture::faults));
  final Events events = new Events(
      workspace, new EventDelivery(bot, (after, task) -> due.add(new Due(after, task))), ids, EVENTS);
  final Membership membership = new Membership(workspace, events);
  final InstalledApp installed = new InstalledApp(Set.of(), EVENTS,
      List.of(new InstalledApp.Shortcut("investigate", "Investigate with OpsMate")));
  final Shortcuts shortcuts = new Shortcuts(workspace, installed, head, responseUrls, bot);
  final Composer composer = new Composer(
      workspace.timeline(),
      new Mentions(workspace.roster()),
      new SlashCommands(
          workspace,
          new CommandForm(workspace.roster(), workspace.triggers(), ids, responseUrls),
          bot,
          new Answers(workspace, new MessageCheck((surface, json) -> List.of())),
          () -> List.of(new CommandHints.Hint("/opsmate zombies [volumes]", "Find cloud waste"))),
      events,
      membership);

  final Person requester = workspace.roster().person(SandboxTeam.REQUESTER).orElseThrow();
  final Channel ops = workspace.roster().channel(SandboxTeam.OPS).orElseThrow();

  /** Something to run later. */
  record Due(Duration after, Runnable task) {}

  /** Runs what is due next and says how long it had to wait. */
  Duration runNext() {
    Due next = due.removeFirst();
    next.task().run();
    return next.after();
  }

  List<Message> seenBy(String person) {
    return workspace.timeline().visibleTo(person, ops.id());
  }

  Message lastSeenBy(String person) {
    return seenBy(person).getLast();
  }

  Message appPosts(String blocks) {
    ArrayNode json = (ArrayNode) Json.parse(blocks).orElseThrow();
    return workspace.timeline().post(Draft.toAll(ops.id(), "U0OPSMATE", new Content("card", json)));
  }

  /** The application's own validator, as the sandbox is given it. */
  static List<BlockCheck.Fault> faults(String surface, String json) {
    return BlockKitValidator.check(surface, json)
        .stream()
        .map(fault -> new BlockCheck.Fault(fault.message(), fault.pointer(), fault.rule()))
        .toList();
  }

  String idOf(String responseUrl) {
    return responseUrl.substring(PREFIX.length());
  }
}
