package io.opsmate.commands.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.blockkit.GivenApproval;
import io.opsmate.commands.blockkit.GoldenJson;
import io.opsmate.commands.relay.KnownAskers;
import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.PlanHash;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryReports;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomeTabTest {
  private static final Skill ZOMBIES = () -> SkillDescriptor.of("zombies", "Finds waste.",
      List.of(new CommandSpec("zombies", "Finds what costs and serves nobody.", List.of(), List.of(),
          CommandSpec.MayRun.ANYONE, "…", call -> new Reply.Nothing())));

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryReports shelf = new InMemoryReports();
  private final ApprovalDesk desk = new ApprovalDesk(transactions,
      new ApprovalBooks(ledger, new RecordingAudit(), new RecordingChat(), new ManualJobs(transactions),
          GivenRules.gate(GivenRules.open(GivenApproval.INFRA))),
      new Rights(new ScriptedMembers()),
      new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(),
          org -> new Estate.Acting.With(new ActionRegistry(List.of(), List.of()))));
  private final HomeTab home = new HomeTab(desk, transactions, shelf, new SkillSet(List.of(ZOMBIES)),
      new CardRenderer(), InstantSource.fixed(GivenApproval.NOON));

  @Test
  void homeShowsWhatWaitsWhatWasFoundAndHowToStart() {
    given(1, new ApprovalState.Pending(List.of()));
    transactions.run(Orgs.ACME, tx -> shelf.keep(tx, report("Zombies in 2 regions", List.of("eu-west-3"))));

    GoldenJson.assertSame(home.draw(Orgs.ACME, GivenApproval.APPROVER), """
        {
          "type": "home",
          "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": "Waiting for a decision", "emoji": false}},
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
              "type": "section",
              "text": {
                "type": "mrkdwn",
                "text": "I look for waste and risk, and change nothing before an approver presses Approve. Type one of these in any channel:",
                "verbatim": true
              },
              "expand": true
            },
            {
              "type": "section",
              "text": {"type": "mrkdwn", "text": "`/opsmate zombies`\\nFinds what costs and serves nobody.", "verbatim": true},
              "expand": true
            }
          ]
        }""");
  }

  @Test
  void emptyHomeSaysSo() {
    String view = home.draw(Orgs.ACME, GivenApproval.APPROVER);

    assertThat(view).contains("Nothing waits for a decision.", "No report yet.", "`/opsmate zombies`");
    assertThat(BlockKitValidator.check("home", view)).isEmpty();
  }

  @Test
  void requesterReadsThatSomebodyElseDecides() {
    given(1, new ApprovalState.Pending(List.of()));

    assertThat(home.draw(Orgs.ACME, GivenApproval.ASKER)).contains("You asked for this in <#C0OPS>; somebody else");
    assertThat(home.draw(Orgs.ACME, GivenApproval.APPROVER)).contains("Asked by <@U0ASKER> in <#C0OPS>.");
  }

  @Test
  void approvedRequestHasNoButtons() {
    given(1, new ApprovalState.Ready(List.of(), GivenApproval.NOON));

    assertThat(home.draw(Orgs.ACME, GivenApproval.APPROVER)).contains("Approved; starting now.")
        .doesNotContain("approval_approve");
  }

  @Test
  void moreThanFifteenRequestsAreCountedNotShown() {
    for (int n = 1; n <= 40; n++) {
      given(n, new ApprovalState.Pending(List.of()));
    }

    String view = home.draw(Orgs.ACME, GivenApproval.APPROVER);

    assertThat(view).contains("25 more are not shown here. `/opsmate approvals` lists them.");
    assertThat(view.split("\"approval_approve\"", -1)).hasSize(16);
    assertThat(BlockKitValidator.check("home", view)).isEmpty();
  }

  @Test
  void buttonsSayWhatTheyAreAboutWhenReadOut() {
    given(1, new ApprovalState.Pending(List.of()));
    given(2, new ApprovalState.Pending(List.of()));

    assertThat(home.draw(Orgs.ACME, GivenApproval.APPROVER))
        .contains("\"accessibility_label\":\"Approve: Delete 2 unattached EBS volumes · saves $17.60/mo");
  }

  @Test
  void requestOfAnotherOrgIsNotShown() {
    given(1, new ApprovalState.Pending(List.of()));

    assertThat(home.draw(Orgs.OTHER, GivenApproval.APPROVER)).contains("Nothing waits for a decision.");
  }

  @Test
  void buttonsCarryIdAndHashOnly() {
    Approval approval = given(1, new ApprovalState.Pending(List.of()));

    String view = home.draw(Orgs.ACME, GivenApproval.APPROVER);

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
