package io.opsmate.commands.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.blockkit.GivenApproval;
import io.opsmate.commands.blockkit.GoldenJson;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.relay.KnownAskers;
import io.opsmate.commands.testkit.InMemoryHomeViewers;
import io.opsmate.commands.testkit.InMemoryOutbox;
import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.Agendas;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.PlanHash;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.Vote;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.HomePiece;
import io.opsmate.skills.kernel.HomeSpec;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryBreakers;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryReports;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HomeTabTest {
  private static final Skill ZOMBIES = () -> SkillDescriptor.of("zombies", "Finds waste.",
      List.of(new CommandSpec("zombies", "Finds what costs and serves nobody.", List.of(), List.of(),
          CommandSpec.MayRun.ANYONE, "…", call -> new Reply.Nothing()).withAlias()));

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryReports shelf = new InMemoryReports();
  private final InMemoryHomeViewers viewers = new InMemoryHomeViewers();
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, new SequentialIds());
  private final ScriptedMembers members =
      new ScriptedMembers().inGroups(GivenApproval.APPROVER, new GroupId("S0INFRA"));
  private final InMemoryRules rules = new InMemoryRules(GivenRules.open(GivenApproval.INFRA));
  private final Gate gate = new Gate(rules, new InMemoryBreakers(), new GivenRules.NoPolicies());
  private final Rights rights = new Rights(members);
  private final ApprovalDesk desk = new ApprovalDesk(transactions,
      new ApprovalBooks(ledger, new RecordingAudit(), new RecordingChat(), new ManualJobs(transactions), gate),
      rights, new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(),
          org -> new Estate.Acting.With(new ActionRegistry(List.of(), List.of()))));
  private final HomeSkill pages = new HomeSkill(transactions, viewers, outbox);
  private HomeTab home = home(ZOMBIES);

  @Test
  void homeShowsWhatWaitsWhatWasFoundAndHowToStart() {
    given(1, new ApprovalState.Pending(List.of()));
    transactions.run(Orgs.ACME, tx -> shelf.keep(tx, report("Zombies in 2 regions", List.of("eu-west-3"))));

    GoldenJson.assertSame(draw(GivenApproval.APPROVER), """
        {
          "type": "home",
          "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": "At a glance", "emoji": false}},
            {
              "type": "section",
              "fields": [
                {"type": "mrkdwn", "text": "*Waiting for you*\\n*1*", "verbatim": true},
                {"type": "mrkdwn", "text": "*Open requests*\\n*1*", "verbatim": true},
                {"type": "mrkdwn", "text": "*Removed in 30 days*\\n*nothing*", "verbatim": true}
              ]
            },
            {"type": "divider"},
            {"type": "header", "text": {"type": "plain_text", "text": "Waiting for you", "emoji": false}},
            {
              "type": "section",
              "text": {
                "type": "mrkdwn",
                "text": "*Delete 2 unattached EBS volumes* · saves *$17.60/mo* · destructive\\n0 of 1 approved, waiting for someone in <!subteam^S0INFRA>. Open until <!date^1772452800^{date_short_pretty} at {time}|2026-03-02 12:00 UTC>.\\nAsked by <@U0ASKER> in <#C0OPS>.",
                "verbatim": true
              },
              "expand": true
            },
            {
              "type": "context",
              "elements": [
                {
                  "type": "mrkdwn",
                  "text": "Unattached for 42 d. Way back: A final snapshot is kept. vol-2 100 GiB gp3 · vol-3 100 GiB gp3",
                  "verbatim": true
                }
              ]
            },
            {
              "type": "actions",
              "elements": [
                {
                  "type": "button",
                  "text": {"type": "plain_text", "text": "Approve", "emoji": false},
                  "action_id": "approval_approve",
                  "value": "00000000-0000-7000-8000-000000000001:hash1",
                  "style": "primary",
                  "confirm": {
                    "title": {"type": "plain_text", "text": "Approve?", "emoji": false},
                    "text": {
                      "type": "plain_text",
                      "text": "Delete 2 unattached EBS volumes: vol-2, vol-3. Way back: A final snapshot is kept. It starts at once.",
                      "emoji": false
                    },
                    "confirm": {"type": "plain_text", "text": "Approve", "emoji": false},
                    "deny": {"type": "plain_text", "text": "Not now", "emoji": false},
                    "style": "primary"
                  },
                  "accessibility_label": "Approve: Delete 2 unattached EBS volumes · saves $17.60/mo · destructive"
                },
                {
                  "type": "button",
                  "text": {"type": "plain_text", "text": "Reject", "emoji": false},
                  "action_id": "approval_reject",
                  "value": "00000000-0000-7000-8000-000000000001:hash1",
                  "style": "danger",
                  "accessibility_label": "Reject: Delete 2 unattached EBS volumes · saves $17.60/mo · destructive"
                },
                {
                  "type": "button",
                  "text": {"type": "plain_text", "text": "Details", "emoji": false},
                  "action_id": "approval_details",
                  "value": "00000000-0000-7000-8000-000000000001:hash1",
                  "accessibility_label": "Details: Delete 2 unattached EBS volumes · saves $17.60/mo · destructive"
                },
                {
                  "type": "overflow",
                  "action_id": "more",
                  "options": [
                    {"text": {"type": "plain_text", "text": "Snooze …", "emoji": false}, "value": "approval_snooze 00000000-0000-7000-8000-000000000001:hash1"},
                    {"text": {"type": "plain_text", "text": "Ask somebody by name …", "emoji": false}, "value": "approval_reassign 00000000-0000-7000-8000-000000000001:hash1"},
                    {"text": {"type": "plain_text", "text": "Mute similar …", "emoji": false}, "value": "approval_mute 00000000-0000-7000-8000-000000000001:hash1"},
                    {"text": {"type": "plain_text", "text": "Withdraw my request …", "emoji": false}, "value": "approval_withdraw 00000000-0000-7000-8000-000000000001:hash1"}
                  ]
                }
              ]
            },
            {"type": "divider"},
            {"type": "header", "text": {"type": "plain_text", "text": "Last reports", "emoji": false}},
            {
              "type": "section",
              "text": {
                "type": "mrkdwn",
                "text": "*Zombies in 2 regions* · 1 finding · *$8.80/mo*\\n<!date^1772366400^{date_short_pretty} at {time}|2026-03-01 12:00 UTC> by <@U0ANN> · not complete: 1 could not be read · again: `/opsmate zombies volumes`",
                "verbatim": true
              },
              "expand": true
            },
            {"type": "divider"},
            {"type": "header", "text": {"type": "plain_text", "text": "How to start", "emoji": false}},
            {
              "type": "context",
              "elements": [
                {
                  "type": "mrkdwn",
                  "text": "I look for waste and risk, and change nothing before an approver presses Approve. Press one here, or type `/opsmate` in any channel for the menu.",
                  "verbatim": true
                }
              ]
            },
            {
              "type": "actions",
              "elements": [
                {
                  "type": "button",
                  "text": {"type": "plain_text", "text": "/zombies", "emoji": false},
                  "action_id": "run:zombies",
                  "value": "zombies",
                  "accessibility_label": "/zombies: How to start"
                },
                {
                  "type": "button",
                  "text": {"type": "plain_text", "text": "Everything I can do", "emoji": false},
                  "action_id": "run:help",
                  "value": "help",
                  "accessibility_label": "Everything I can do: How to start"
                }
              ]
            }
          ]
        }""");
  }

  @Test
  void everyHomeIsAsItWas() {
    kept("empty", GivenApproval.APPROVER);
    for (int n = 1; n <= 10; n++) {
      given(n, new ApprovalState.Pending(List.of()));
    }
    given(11, new ApprovalState.Ready(List.of(), GivenApproval.NOON));
    transactions.run(Orgs.ACME, tx -> shelf.keep(tx, report("Zombies in 2 regions", List.of("eu-west-3"))));
    visit(GivenApproval.APPROVER);

    kept("approver", GivenApproval.APPROVER);
    kept("requester", GivenApproval.ASKER);
    kept("outsider", new MemberId("U0OUTSIDER"));
    turn(GivenApproval.APPROVER, "1");
    kept("approver-page-2", GivenApproval.APPROVER);
  }

  private void kept(String name, MemberId member) {
    String view = draw(member);
    assertThat(BlockKitValidator.check("home", view)).as(name).isEmpty();
    GoldenJson.assertKept("home", name + ".home", view);
  }

  @Test
  void aReportIsForThoseWhoMayRunItsCommand() {
    home = home(() -> SkillDescriptor.of("zombies", "Finds waste.",
        List.of(new CommandSpec("zombies", "Finds what costs and serves nobody.", List.of(), List.of(),
            CommandSpec.MayRun.APPROVER, "…", call -> new Reply.Nothing()))));
    transactions.run(Orgs.ACME, tx -> shelf.keep(tx, report("Zombies in 2 regions", List.of())));

    assertThat(draw(GivenApproval.APPROVER)).contains("Zombies in 2 regions");
    assertThat(draw(GivenApproval.ASKER)).contains("No report yet.").doesNotContain("Zombies in 2 regions");
  }

  @Test
  void emptyHomeSaysSo() {
    String view = draw(GivenApproval.APPROVER);

    assertThat(view).contains("Nothing waits for your decision.", "No report yet.", "Everything I can do")
        .doesNotContain("in flight", "Open elsewhere", "Settings");
    assertThat(BlockKitValidator.check("home", view)).isEmpty();
  }

  @Test
  void whoAskedSeesTheirOwnRequestApartAndReadsThatSomebodyElseDecides() {
    given(1, new ApprovalState.Pending(List.of()));

    assertThat(draw(GivenApproval.ASKER)).contains("Nothing waits for your decision.", "Yours, in flight",
        "You asked for this in <#C0OPS>; somebody else");
    assertThat(draw(GivenApproval.APPROVER)).contains("Asked by <@U0ASKER> in <#C0OPS>.")
        .doesNotContain("in flight");
  }

  @Test
  void whoCannotVoteSeesThatSomethingIsOpenWithoutButtons() {
    given(1, new ApprovalState.Pending(List.of()));

    assertThat(draw(new MemberId("U0OUTSIDER"))).contains("Open elsewhere", "Delete 2 unattached EBS volumes")
        .doesNotContain("approval_approve");
  }

  @Test
  void whoHasVotedIsNotAskedAgain() {
    given(1, new ApprovalState.Pending(List.of(new Vote(GivenApproval.APPROVER, GivenApproval.NOON,
        Set.of(new Approver.InGroup(new GroupId("S0INFRA"))), "", false))));

    assertThat(draw(GivenApproval.APPROVER)).contains("Nothing waits for your decision.", "Open elsewhere");
  }

  @Test
  void approvedRequestHasNoButtons() {
    given(1, new ApprovalState.Ready(List.of(), GivenApproval.NOON));

    assertThat(draw(GivenApproval.ASKER)).contains("Approved; starting now.").doesNotContain("approval_approve");
  }

  @Test
  void manyRequestsComeInPagesTheOldestFirst() {
    for (int n = 1; n <= 20; n++) {
      given(n, new ApprovalState.Pending(List.of()));
    }
    visit(GivenApproval.APPROVER);

    String first = draw(GivenApproval.APPROVER);
    turn(GivenApproval.APPROVER, "2");
    String last = draw(GivenApproval.APPROVER);
    turn(GivenApproval.APPROVER, "77");

    assertThat(first).contains("Page 1 of 3, 20 requests", "vol-2 ", "\"Next\"").doesNotContain("\"Back\"");
    assertThat(first.split("\"approval_approve\"", -1)).hasSize(AgendaCards.PAGE + 1);
    assertThat(last).contains("Page 3 of 3", "vol-40 ", "\"Back\"").doesNotContain("\"Next\"");
    assertThat(draw(GivenApproval.APPROVER)).as("a page that is gone").contains("Page 3 of 3");
    assertThat(BlockKitValidator.check("home", first)).isEmpty();
    assertThat(outbox.all(Orgs.ACME)).contains(new Letter.Home(GivenApproval.APPROVER));
  }

  @Test
  void openingHomeAgainBeginsAtTheFirstPage() {
    for (int n = 1; n <= 10; n++) {
      given(n, new ApprovalState.Pending(List.of()));
    }
    visit(GivenApproval.APPROVER);
    turn(GivenApproval.APPROVER, "1");

    visit(GivenApproval.APPROVER);

    assertThat(draw(GivenApproval.APPROVER)).contains("Page 1 of 2");
  }

  @Test
  void onlyAdminsReadOfTheSettings() {
    MemberId owner = new MemberId("U0OWNER");
    members.ranked(owner, Members.Rank.OWNER);

    assertThat(draw(owner)).contains("Settings", "You are an OpsMate admin", "/opsmate stop");
    assertThat(draw(GivenApproval.APPROVER)).doesNotContain("Settings");
  }

  @Test
  void whatWasDoneLatelyIsAddedUp() {
    given(1, new ApprovalState.Finished(List.of(), List.of(new Outcome.Done("gone"), new Outcome.Refused("kept")),
        GivenApproval.NOON.minus(Duration.ofDays(29))));
    given(2, new ApprovalState.Finished(List.of(), List.of(new Outcome.Done("gone"), new Outcome.Done("gone")),
        GivenApproval.NOON.minus(Duration.ofDays(31))));

    assertThat(draw(GivenApproval.APPROVER)).contains("*Removed in 30 days*\\n*$8.80/mo*");
  }

  @Test
  void partsOfSkillsAreDrawnAndOneThatBreaksLeavesTheOthers() {
    home = home(piece("alpha", _ -> new HomePiece(List.of(new Card.Fact("Boxes found", Text.of("7"))),
        List.of(Card.saying("Boxes", Text.of("All in the cellar."))))),
        piece("beta", _ -> {
          throw new IllegalStateException("broken");
        }));

    assertThat(draw(GivenApproval.APPROVER)).contains("*Boxes found*\\n7", "All in the cellar.", "How to start");
  }

  @Test
  void aHomeReplacesTheOneThatWasPublishedLast() {
    visit(GivenApproval.APPROVER);

    home.published(Orgs.ACME, GivenApproval.APPROVER, "156.abc");

    assertThat(home.draw(Orgs.ACME, GivenApproval.APPROVER).over()).isEqualTo("156.abc");
    assertThat(home.draw(Orgs.ACME, GivenApproval.ASKER).over()).isEmpty();
  }

  @Test
  void buttonsSayWhatTheyAreAboutWhenReadOut() {
    given(1, new ApprovalState.Pending(List.of()));
    given(2, new ApprovalState.Pending(List.of()));

    assertThat(draw(GivenApproval.APPROVER))
        .contains("\"accessibility_label\":\"Approve: Delete 2 unattached EBS volumes · saves $17.60/mo");
  }

  @Test
  void requestOfAnotherOrgIsNotShown() {
    given(1, new ApprovalState.Pending(List.of()));

    assertThat(home.draw(Orgs.OTHER, GivenApproval.APPROVER).view()).contains("Nothing waits for your decision.");
  }

  @Test
  void buttonsCarryIdAndHashOnly() {
    Approval approval = given(1, new ApprovalState.Pending(List.of()));

    String view = draw(GivenApproval.APPROVER);

    assertThat(JsonParser.parseString(view).toString())
        .contains("\"value\":\"" + approval.id() + ":" + approval.hash() + "\"");
  }

  @Test
  void askerOfACardIsFoundByItsKey() {
    Approval approval = given(1, new ApprovalState.Pending(List.of()));
    Report report = report("Zombies", List.of());
    transactions.run(Orgs.ACME, tx -> shelf.keep(tx, report));
    KnownAskers askers = new KnownAskers(desk, transactions, shelf);

    assertThat(askers.asker(Orgs.ACME, approval.card())).contains(GivenApproval.ASKER);
    assertThat(askers.asker(Orgs.ACME, new CardKey("report:" + report.id()))).contains(new MemberId("U0ANN"));
    assertThat(askers.asker(Orgs.OTHER, approval.card())).isEmpty();
    assertThat(askers.asker(Orgs.ACME, new CardKey("report:nonsense"))).isEmpty();
    assertThat(askers.asker(Orgs.ACME, new CardKey("welcome"))).isEmpty();
  }

  @Test
  void whoIsNoMemberIsShownNothingOfTheCompanys() {
    given(1, new ApprovalState.Pending(List.of()));
    members.barred(new MemberId("U0GUEST"), "guests have no rights in OpsMate");
    members.unknown(new MemberId("U0WHO"), "nothing in time");

    assertThat(draw(new MemberId("U0GUEST"))).contains("guests have no rights").doesNotContain("EBS");
    assertThat(draw(new MemberId("U0WHO"))).contains("could not be checked").doesNotContain("EBS");
  }

  private String draw(MemberId member) {
    return home.draw(Orgs.ACME, member).view();
  }

  private void visit(MemberId member) {
    transactions.run(Orgs.ACME, tx -> viewers.opened(tx, member, GivenApproval.NOON));
  }

  private void turn(MemberId member, String page) {
    pages.descriptor()
        .buttons()
        .getFirst()
        .handler()
        .pressed(new Press(Orgs.ACME, member, new ChannelId(member.value()),
            new RequestKey("turn-" + page), page, Map.of(), GivenApproval.NOON));
  }

  private HomeTab home(Skill... skills) {
    return new HomeTab(new HomeSources(transactions, new Agendas(transactions, ledger, gate, rights),
        new Permits(transactions, rules, rights), shelf, viewers, new SkillSet(List.of(skills))), new CardRenderer(),
        InstantSource.fixed(GivenApproval.NOON));
  }

  private static Skill piece(String name, HomeSpec piece) {
    return () -> SkillDescriptor.of(name, "Counts boxes.", List.of()).withHome(piece);
  }

  private Approval given(int number, ApprovalState state) {
    Approval one = GivenApproval.in(state, GivenApproval.plan(2 * number, 2, "Unattached for 42 d."));
    Approval approval = new Approval(new ApprovalId(SequentialIds.number(number)), one.plan(),
        new PlanHash("hash" + number), one.requester(), one.channel(), one.proposedAt(), 0, 1, state);
    transactions.run(Orgs.ACME, tx -> ledger.add(tx, approval));
    return approval;
  }

  private static Report report(String title, List<String> gaps) {
    return new Report(new ReportId(SequentialIds.number(900)), new SkillName("zombies"), GivenApproval.NOON,
        new MemberId("U0ANN"), title, "zombies volumes",
        List.of(new Report.Group("Volumes",
            List.of(new Report.Row("vol-1", "vol-1", "old", MonthlyCost.exactly(Money.usd("8.80")))))),
        gaps);
  }
}
