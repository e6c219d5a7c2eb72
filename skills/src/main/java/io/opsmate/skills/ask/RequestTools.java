package io.opsmate.skills.ask;

import io.opsmate.skills.approval.Agenda;
import io.opsmate.skills.approval.Agendas;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.RuleResult;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.kernel.ToolCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads requests for approval, as {@code /opsmate approvals} and their cards show them to everybody. */
final class RequestTools {
  /** Unit: requests read, and told on one page. */
  private static final int READ = 200;
  private static final int PAGE = 20;

  /** Unit: characters. */
  private static final int SHORT = 80;
  private static final int LONG = 160;

  private final ApprovalDesk desk;
  private final Agendas agendas;

  RequestTools(ApprovalDesk desk, Agendas agendas) {
    this.desk = desk;
    this.agendas = agendas;
  }

  /** Which page of the open requests. */
  @Describe("Which open requests to list.")
  record Wanted(@Describe("which page, the first is 1; 20 requests each") Optional<Integer> page) {}

  /** A request in short. */
  record Short(String id, String title, String saves, String askedBy, Instant openUntil, String stands,
      String concernsYou) {}

  /** A page of open requests, those that wait for the asking person first. */
  record Open(int requests, boolean complete, int page, int pages, List<Short> open) {
    Open {
      open = List.copyOf(open);
    }
  }

  /** Which request. */
  @Describe("Which request to show.")
  record Which(@Describe("its id as requests_open gave it, with or without approval: before it") String id) {}

  /** A request with what an approver has to know. */
  record Whole(String id, String title, String state, String askedBy, Instant askedAt, Instant openUntil, String saves,
      List<String> resources, String why, String couldTouch, String wayBack, String rule) {
    Whole {
      resources = List.copyOf(resources);
    }
  }

  Tool<Wanted, Open> open() {
    return new Tool<>("requests_open", "Lists the requests for approval that are open, those that wait for you first.",
        "titles, savings, times and requesters' Slack ids of open requests", Wanted.class, Open.class, MayRun.ANYONE,
        this::open);
  }

  Tool<Which, Whole> show() {
    return new Tool<>("request_show",
        "Shows one request for approval: what exactly, why, the way back, where it stands and whose vote is missing.",
        "ids and names of a request's resources, reasons, votes, people's Slack ids", Which.class, Whole.class,
        MayRun.ANYONE, this::show);
  }

  private ToolAnswer<Open> open(ToolCall call, Wanted wanted) {
    Agenda agenda = agendas.of(call.org(), call.member(), READ, call.now());
    List<Short> all = new ArrayList<>();
    agenda.forMe().forEach(asked -> all.add(inShort(asked, "waits for your vote")));
    agenda.mine().forEach(asked -> all.add(inShort(asked, "you asked for it")));
    agenda.others().forEach(asked -> all.add(inShort(asked, "")));
    int pages = Math.max(1, (all.size() + PAGE - 1) / PAGE);
    int page = wanted.page().orElse(1);
    if (page < 1 || page > pages) {
      return new ToolAnswer.Refused<>("There are pages 1 to " + pages + ".");
    }
    List<Short> here = all.subList((page - 1) * PAGE, Math.min(page * PAGE, all.size()));
    return new ToolAnswer.Found<>(new Open(all.size() + agenda.snoozed(), agenda.complete(), page, pages, here),
        here.stream().map(one -> cited(agenda, one)).toList());
  }

  private static Evidence cited(Agenda agenda, Short one) {
    return Stream.of(agenda.forMe(), agenda.mine(), agenda.others())
        .flatMap(List::stream)
        .map(Agenda.Asked::approval)
        .filter(approval -> id(approval).equals(one.id()))
        .findFirst()
        .map(RequestTools::cited)
        .orElseThrow();
  }

  private static Evidence cited(Approval approval) {
    return new Evidence(id(approval), Texts.cut(approval.plan().title(), SHORT), Optional.of(approval.card()));
  }

  private static Short inShort(Agenda.Asked asked, String concernsYou) {
    Approval approval = asked.approval();
    return new Short(id(approval), Texts.cut(approval.plan().title(), SHORT), approval.plan().saves().shown(),
        approval.requester().value(), approval.plan().expiresAt(), stands(approval, asked.ruling()), concernsYou);
  }

  private ToolAnswer<Whole> show(ToolCall call, Which which) {
    return parsed(which.id())
        .flatMap(id -> desk.find(call.org(), id))
        .<ToolAnswer<Whole>>map(approval -> new ToolAnswer.Found<>(
            whole(approval, desk.ruling(call.org(), approval, call.now())), List.of(cited(approval))))
        .orElseGet(() -> new ToolAnswer.Refused<>("There is no such request here; requests_open lists the open ones."));
  }

  private static Whole whole(Approval approval, Ruling ruling) {
    var plan = approval.plan();
    return new Whole(id(approval), Texts.cut(plan.title(), SHORT), state(approval.state()),
        approval.requester().value(), approval.proposedAt(), plan.expiresAt(), plan.saves().shown(),
        plan.items()
            .stream()
            .map(item -> Texts.cut(item.action().resource() + ": " + item.label(), LONG) + "; "
                + Texts.cut(item.evidence(), LONG) + "; " + item.saves().shown())
            .toList(),
        Texts.cut(plan.why(), LONG), Texts.cut(plan.blastRadius(), 2 * LONG), Texts.cut(plan.wayBack(), 2 * LONG),
        stands(approval, ruling));
  }

  private static String stands(Approval approval, Ruling ruling) {
    return approval.state() instanceof ApprovalState.Pending(var votes)
        ? Texts.cut(RuleResult.of(ruling, votes).says().plain(), 2 * LONG)
        : state(approval.state());
  }

  private static String state(ApprovalState state) {
    return switch (state) {
      case ApprovalState.Pending _ -> "waits for approval";
      case ApprovalState.Ready _ -> "approved, not begun";
      case ApprovalState.Running _ -> "approved, being carried out";
      case ApprovalState.Finished finished -> "carried out " + finished.at();
      case ApprovalState.Declined(var by, var reason, var at) ->
          "declined by " + by + " " + at + ": " + Texts.cut(reason, LONG);
      case ApprovalState.Expired(var at) -> "expired " + at + ", nothing was changed";
    };
  }

  private static String id(Approval approval) {
    return approval.card().value();
  }

  private static Optional<ApprovalId> parsed(String written) {
    try {
      return Optional.of(ApprovalId.parse(written.strip().replaceFirst("^approval:", "")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
