package io.opsmate.commands.blockkit;

import static io.opsmate.commands.blockkit.GivenApproval.APPROVER;
import static io.opsmate.commands.blockkit.GivenApproval.NOON;
import static io.opsmate.commands.blockkit.GivenApproval.ONE_OF_INFRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Lease;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.Vote;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CardRendererTest {
  private final CardRenderer renderer = new CardRenderer();

  @Test
  void pendingApprovalShowsWhatWhyAndButtons() {
    Letter.Body body = renderer.render(ApprovalCard.of(GivenApproval.pending(2), ONE_OF_INFRA));

    GoldenJson.assertSame(body.blocks(), """
        [
          {"type": "header", "text": {"type": "plain_text", "text": "Delete 2 unattached EBS volumes", "emoji": false}},
          {
            "type": "section",
            "text": {
              "type": "mrkdwn",
              "text": "*Needs approval*: 0 of 1 approved, waiting for someone in <!subteam^S0INFRA>. Open until <!date^1772452800^{date_short_pretty} at {time}|2026-03-02 12:00 UTC>.",
              "verbatim": true
            },
            "expand": true
          },
          {
            "type": "section",
            "fields": [
              {"type": "mrkdwn", "text": "*Saves*\\n*$17.60/mo*", "verbatim": true},
              {"type": "mrkdwn", "text": "*Risk*\\ndestructive", "verbatim": true},
              {"type": "mrkdwn", "text": "*Why*\\nUnattached for 42 d.", "verbatim": true},
              {"type": "mrkdwn", "text": "*Way back*\\nA final snapshot is kept", "verbatim": true},
              {"type": "mrkdwn", "text": "*Could also touch*\\nNothing else", "verbatim": true},
              {
                "type": "mrkdwn",
                "text": "*Asked by*\\n<@U0ASKER> <!date^1772366400^{date_short_pretty} at {time}|2026-03-01 12:00 UTC>",
                "verbatim": true
              }
            ]
          },
          {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*What will be changed*", "verbatim": true},
            "expand": true
          },
          {
            "type": "actions",
            "elements": [
              {
                "type": "checkboxes",
                "action_id": "approval_pick:0",
                "options": [
                  {
                    "text": {"type": "plain_text", "text": "$8.80/mo · vol-1 100 GiB gp3", "emoji": false},
                    "value": "vol-1 in eu-west-1",
                    "description": {"type": "plain_text", "text": "No attachment since January", "emoji": false}
                  },
                  {
                    "text": {"type": "plain_text", "text": "$8.80/mo · vol-2 100 GiB gp3", "emoji": false},
                    "value": "vol-2 in eu-west-1",
                    "description": {"type": "plain_text", "text": "No attachment since January", "emoji": false}
                  }
                ],
                "initial_options": [
                  {
                    "text": {"type": "plain_text", "text": "$8.80/mo · vol-1 100 GiB gp3", "emoji": false},
                    "value": "vol-1 in eu-west-1",
                    "description": {"type": "plain_text", "text": "No attachment since January", "emoji": false}
                  },
                  {
                    "text": {"type": "plain_text", "text": "$8.80/mo · vol-2 100 GiB gp3", "emoji": false},
                    "value": "vol-2 in eu-west-1",
                    "description": {"type": "plain_text", "text": "No attachment since January", "emoji": false}
                  }
                ]
              }
            ],
            "block_id": "approval_pick:0"
          },
          {
            "type": "actions",
            "elements": [
              {
                "type": "button",
                "text": {"type": "plain_text", "text": "Approve", "emoji": false},
                "action_id": "approval_approve",
                "value": "01990000-0000-7000-8000-000000000001:abc123",
                "style": "primary",
                "confirm": {
                  "title": {"type": "plain_text", "text": "Approve?", "emoji": false},
                  "text": {
                    "type": "plain_text",
                    "text": "Delete 2 unattached EBS volumes: vol-1, vol-2. Way back: A final snapshot is kept. It starts at once.",
                    "emoji": false
                  },
                  "confirm": {"type": "plain_text", "text": "Approve", "emoji": false},
                  "deny": {"type": "plain_text", "text": "Not now", "emoji": false},
                  "style": "primary"
                },
                "accessibility_label": "Approve: Delete 2 unattached EBS volumes"
              },
              {
                "type": "button",
                "text": {"type": "plain_text", "text": "Reject", "emoji": false},
                "action_id": "approval_reject",
                "value": "01990000-0000-7000-8000-000000000001:abc123",
                "style": "danger",
                "accessibility_label": "Reject: Delete 2 unattached EBS volumes"
              },
              {
                "type": "button",
                "text": {"type": "plain_text", "text": "Keep only ticked", "emoji": false},
                "action_id": "approval_narrow",
                "value": "01990000-0000-7000-8000-000000000001:abc123",
                "accessibility_label": "Keep only ticked: Delete 2 unattached EBS volumes"
              },
              {
                "type": "button",
                "text": {"type": "plain_text", "text": "Details", "emoji": false},
                "action_id": "approval_details",
                "value": "01990000-0000-7000-8000-000000000001:abc123",
                "accessibility_label": "Details: Delete 2 unattached EBS volumes"
              },
              {
                "type": "overflow",
                "action_id": "more",
                "options": [
                  {"text": {"type": "plain_text", "text": "Snooze …", "emoji": false}, "value": "approval_snooze 01990000-0000-7000-8000-000000000001:abc123"},
                  {"text": {"type": "plain_text", "text": "Ask somebody by name …", "emoji": false}, "value": "approval_reassign 01990000-0000-7000-8000-000000000001:abc123"},
                  {"text": {"type": "plain_text", "text": "Mute similar …", "emoji": false}, "value": "approval_mute 01990000-0000-7000-8000-000000000001:abc123"},
                  {"text": {"type": "plain_text", "text": "Withdraw my request …", "emoji": false}, "value": "approval_withdraw 01990000-0000-7000-8000-000000000001:abc123"}
                ]
              }
            ]
          },
          {
            "type": "context",
            "elements": [
              {
                "type": "mrkdwn",
                "text": "Nothing happens before Approve. Request `01990000-0000-7000-8000-000000000001`",
                "verbatim": true
              }
            ]
          }
        ]""");
    assertThat(body.text()).isEqualTo(
        "Delete 2 unattached EBS volumes: Needs approval: 0 of 1 approved, waiting for someone in <!subteam^S0INFRA>. Open until <!date^1772452800^{date_short_pretty} at {time}|2026-03-02 12:00 UTC>.");
  }

  @Test
  void finishedApprovalShowsOutcomesAndNoButtonsButDetails() {
    List<Vote> votes = List.of(new Vote(APPROVER, NOON, Set.of(), "", false));
    Approval finished = GivenApproval.in(new ApprovalState.Finished(votes,
        List.of(new Outcome.Done("snapshot snap-1 kept"), new Outcome.Refused("vol-2 is attached again")), NOON), 2);

    GoldenJson.assertSame(renderer.render(ApprovalCard.of(finished, ONE_OF_INFRA)).blocks(), """
        [
          {"type": "header", "text": {"type": "plain_text", "text": "Delete 2 unattached EBS volumes", "emoji": false}},
          {
            "type": "section",
            "text": {
              "type": "mrkdwn",
              "text": "*1 of 2 done; 1 not done*. Saved: *$8.80/mo*. Approved by <@U0APPROVER> <!date^1772366400^{date_short_pretty} at {time}|2026-03-01 12:00 UTC>, finished <!date^1772366400^{date_short_pretty} at {time}|2026-03-01 12:00 UTC>.",
              "verbatim": true
            },
            "expand": true
          },
          {
            "type": "section",
            "fields": [
              {"type": "mrkdwn", "text": "*Way back*\\nA final snapshot is kept", "verbatim": true},
              {
                "type": "mrkdwn",
                "text": "*Asked by*\\n<@U0ASKER> <!date^1772366400^{date_short_pretty} at {time}|2026-03-01 12:00 UTC>",
                "verbatim": true
              }
            ]
          },
          {
            "type": "section",
            "text": {
              "type": "mrkdwn",
              "text": "*$8.80/mo* · vol-1 100 GiB gp3\\nDone: snapshot snap-1 kept\\n\\n*$8.80/mo* · vol-2 100 GiB gp3\\nNot done: vol-2 is attached again",
              "verbatim": true
            },
            "expand": true
          },
          {
            "type": "actions",
            "elements": [
              {
                "type": "button",
                "text": {"type": "plain_text", "text": "Details", "emoji": false},
                "action_id": "approval_details",
                "value": "01990000-0000-7000-8000-000000000001:abc123",
                "accessibility_label": "Details: Delete 2 unattached EBS volumes"
              }
            ]
          },
          {
            "type": "context",
            "elements": [{"type": "mrkdwn", "text": "Request `01990000-0000-7000-8000-000000000001`", "verbatim": true}]
          }
        ]""");
  }

  @Test
  void everyKindOfPartIsDrawn() {
    Card card = new Card("Zombies", Text.of("3 found"), List.of(
        new Card.Paragraph(Text.of("See ", Text.code("vol-1"), " & ", Text.strong("more"))),
        new Card.Divider(),
        new Card.Note(Text.of("As of ", NOON)),
        new Card.Choice("zombie_pick", "Pick", List.of(
            new Card.Option("ebs:vol-1", "vol-1 <b>", "", true), new Card.Option("ebs:vol-2", "vol-2", "old", false))),
        new Card.Buttons(List.of(new Card.Button("zombie_page", "Back", "1", Card.Look.NORMAL),
            new Card.Button("zombie_page", "Next", "3", Card.Look.NORMAL)))));

    GoldenJson.assertSame(renderer.render(card).blocks(), """
        [
          {"type": "header", "text": {"type": "plain_text", "text": "Zombies", "emoji": false}},
          {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "See `vol-1` &amp; *more*", "verbatim": true},
            "expand": true
          },
          {"type": "divider"},
          {
            "type": "context",
            "elements": [
              {
                "type": "mrkdwn",
                "text": "As of <!date^1772366400^{date_short_pretty} at {time}|2026-03-01 12:00 UTC>",
                "verbatim": true
              }
            ]
          },
          {"type": "section", "text": {"type": "mrkdwn", "text": "*Pick*", "verbatim": true}, "expand": true},
          {
            "type": "actions",
            "elements": [
              {
                "type": "checkboxes",
                "action_id": "zombie_pick:0",
                "options": [
                  {"text": {"type": "plain_text", "text": "vol-1 <b>", "emoji": false}, "value": "ebs:vol-1"},
                  {
                    "text": {"type": "plain_text", "text": "vol-2", "emoji": false},
                    "value": "ebs:vol-2",
                    "description": {"type": "plain_text", "text": "old", "emoji": false}
                  }
                ],
                "initial_options": [{"text": {"type": "plain_text", "text": "vol-1 <b>", "emoji": false}, "value": "ebs:vol-1"}]
              }
            ],
            "block_id": "zombie_pick:0"
          },
          {
            "type": "actions",
            "elements": [
              {
                "type": "button",
                "text": {"type": "plain_text", "text": "Back", "emoji": false},
                "action_id": "zombie_page",
                "value": "1",
                "accessibility_label": "Back: Zombies"
              }
            ]
          },
          {
            "type": "actions",
            "elements": [
              {
                "type": "button",
                "text": {"type": "plain_text", "text": "Next", "emoji": false},
                "action_id": "zombie_page",
                "value": "3",
                "accessibility_label": "Next: Zombies"
              }
            ]
          }
        ]""");
  }

  @Test
  void everyStateOfAnApprovalIsAsItWas() {
    List<Vote> votes = List.of(new Vote(APPROVER, NOON, Set.of(), "", false));
    List<Outcome> mixed =
        List.of(new Outcome.Done("a final snapshot is kept"), new Outcome.Refused("it is attached now"),
            new Outcome.Failed("AWS said no"));
    Map<String, ApprovalState> states = Map.of("pending", new ApprovalState.Pending(List.of()), "half",
        new ApprovalState.Pending(votes), "ready", new ApprovalState.Ready(votes, NOON), "running",
        new ApprovalState.Ready(votes, NOON).claim(new Lease("worker", NOON), 3), "finished",
        new ApprovalState.Finished(votes, mixed, NOON), "declined",
        new ApprovalState.Declined(APPROVER, "<!channel> no", NOON), "expired", new ApprovalState.Expired(NOON));

    states.forEach((name, state) -> {
      Card card = ApprovalCard.of(GivenApproval.in(state, 3), ONE_OF_INFRA);
      String blocks = renderer.render(card).blocks();
      assertThat(BlockKitValidator.check("message", blocks)).as(name).isEmpty();
      GoldenJson.assertKept("approval", name + ".message", blocks);
    });
  }

  static Stream<Card> cards() {
    List<Vote> votes = List.of(new Vote(APPROVER, NOON, Set.of(), "", false));
    return Stream.of(
        new ApprovalState.Pending(List.of()),
        new ApprovalState.Pending(votes),
        new ApprovalState.Ready(votes, NOON),
        new ApprovalState.Ready(votes, NOON).claim(new Lease("worker", NOON), 20),
        new ApprovalState.Finished(votes,
            IntStream.range(0, 20).<Outcome>mapToObj(n -> new Outcome.Done("ok")).toList(),
            NOON),
        new ApprovalState.Declined(APPROVER, "<!channel> no", NOON),
        new ApprovalState.Expired(NOON))
        .map(state -> ApprovalCard.of(GivenApproval.in(state, 20), ONE_OF_INFRA));
  }

  @ParameterizedTest
  @MethodSource("cards")
  void slackTakesEveryStateOfAnApproval(Card card) {
    Letter.Body body = renderer.render(card);

    assertThat(BlockKitValidator.check("message", body.blocks())).isEmpty();
    assertThat(BlockKitValidator.check("home", renderer.home(List.of(card)))).isEmpty();
    assertThat(body.blocks()).doesNotContain("<!channel>");
  }

  @Test
  void ticksAreSplitByTensWithTheirChoiceInTheId() {
    String blocks = renderer.render(ApprovalCard.of(GivenApproval.pending(20), ONE_OF_INFRA)).blocks();

    assertThat(blocks).contains("\"block_id\":\"approval_pick:0\"", "\"action_id\":\"approval_pick:1\"");
    assertThat(blocks).doesNotContain("approval_pick:2");
  }

  @Test
  void tooMuchForOneMessageIsCutAndSaid() {
    List<Card.Row> rows = IntStream.range(0, 400)
        .mapToObj(n -> new Card.Row(Text.of("vol-" + n), Text.of("x".repeat(100))))
        .toList();
    Card card = new Card("Many", Text.of("Many"), List.of(new Card.Rows(rows),
        new Card.Buttons(List.of(new Card.Button("go", "Go", "v", Card.Look.PRIMARY)))));

    String blocks = renderer.render(card).blocks();

    assertThat(BlockKitValidator.check("message", blocks)).isEmpty();
    assertThat(blocks).containsPattern("Not shown here: 2\\d\\d rows").contains("\"action_id\":\"go\"");
  }

  @Test
  void moreThanFiftyBlocksAreCutAndSaid() {
    List<Card.Part> parts =
        IntStream.range(0, 60).<Card.Part>mapToObj(n -> new Card.Paragraph(Text.of("p" + n))).toList();

    String blocks = renderer.render(new Card("Many", Text.of("Many"), parts)).blocks();

    assertThat(BlockKitValidator.check("message", blocks)).isEmpty();
    assertThat(blocks).contains("Not shown here: 12 parts.").contains("\"p47\"").doesNotContain("\"p48\"");
  }

  @Test
  void longReasonsGiveWayToWhatHasToBeDecided() {
    Card card = ApprovalCard.of(GivenApproval.in(new ApprovalState.Pending(List.of()),
        GivenApproval.plan(20, "why ".repeat(5000))), ONE_OF_INFRA);
    List<Card.Part> parts = new java.util.ArrayList<>(card.parts());
    parts.add(0, new Card.Paragraph(Text.of("word ".repeat(4000))));

    String blocks = renderer.render(new Card(card.title(), card.headline(), parts)).blocks();

    assertThat(BlockKitValidator.check("message", blocks)).isEmpty();
    assertThat(blocks).contains("vol-20 in eu-west-1").contains("approval_approve").doesNotContain("Not shown here");
  }

  @Test
  void longOutcomesAreShortenedSoThatEveryOneIsListed() {
    List<Outcome> outcomes =
        IntStream.range(0, 20).<Outcome>mapToObj(n -> new Outcome.Failed("no ".repeat(700))).toList();
    Approval finished = GivenApproval.in(
        new ApprovalState.Finished(List.of(new Vote(APPROVER, NOON, Set.of(), "", false)), outcomes, NOON), 20);

    String blocks = renderer.render(ApprovalCard.of(finished, ONE_OF_INFRA)).blocks();

    assertThat(BlockKitValidator.check("message", blocks)).isEmpty();
    assertThat(blocks).contains("vol-20 100 GiB").doesNotContain("Not shown here");
  }

  @Test
  void noticeIsCutAndFallsBackToTheTitle() {
    assertThat(renderer.render(new Card("T <x>", Text.of(" "), List.of())).text()).isEqualTo("T &lt;x&gt;");
    assertThat(renderer.render(new Card("T", Text.of("y".repeat(5000)), List.of())).text()).hasSize(4000).endsWith("…");
  }

  @Test
  void blankTextsLeaveNoEmptyBlock() {
    Card card = new Card("T", Text.of("t"), List.of(new Card.Paragraph(Text.of("")), new Card.Note(Text.of(" ")),
        new Card.Rows(List.of()), new Card.Facts(List.of()), new Card.Choice("c", "", List.of()),
        new Card.Buttons(List.of())));

    String blocks = renderer.render(card).blocks();

    assertThat(BlockKitValidator.check("message", blocks)).isEmpty();
    assertThat(blocks).doesNotContain("section", "context", "actions");
  }

  @Test
  void valueThatWouldNotComeBackWholeIsRefused() {
    Card card = new Card("T", Text.of("t"), List.of(new Card.Choice("c", "", List.of(
        new Card.Option("v".repeat(151), "w", "", false)))));

    assertThatThrownBy(() -> renderer.render(card)).hasMessageContaining("1 to 150 characters");
  }

  @Test
  void homeStacksCards() {
    Card card = Card.saying("One", Text.of("text"));

    String view = renderer.home(List.of(card, card));

    assertThat(BlockKitValidator.check("home", view)).isEmpty();
    assertThat(view).startsWith("{\"type\":\"home\"").contains("{\"type\":\"divider\"}");
  }
}
