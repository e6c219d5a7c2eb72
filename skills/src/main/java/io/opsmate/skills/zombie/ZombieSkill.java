package io.opsmate.skills.zombie;

import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.WayBack;
import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Kind.Free;
import io.opsmate.skills.kernel.ArgumentSpec.Kind.Length;
import io.opsmate.skills.kernel.ArgumentSpec.Kind.OneOf;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Clouds;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Papers;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import java.util.Arrays;
import java.util.List;

/** Finds cloud waste, says what it costs, and proposes to delete it. */
public final class ZombieSkill implements Skill {
  static final SkillName NAME = new SkillName("zombie");

  private final ZombieDesk desk;
  private final ZombieReports reports;
  private final ZombieDigest digest;
  private final WasteTools tools;
  private final ZombieExplain explain;

  public ZombieSkill(Clouds clouds, PriceList prices, ApprovalDesk approvals, Shelf shelf) {
    this(clouds, prices, approvals, shelf, new Voice(Advisor.NONE, Jobs.NONE));
  }

  /** With prose on its cards. */
  public ZombieSkill(Clouds clouds, PriceList prices, ApprovalDesk approvals, Shelf shelf, Voice voice) {
    this.reports = new ZombieReports(shelf);
    this.explain = new ZombieExplain(voice.advisor(), voice.jobs(), shelf);
    Pricing pricing = new Pricing(prices);
    ZombieProposals proposals = new ZombieProposals(approvals);
    this.desk = new ZombieDesk(clouds, pricing, proposals, reports,
        shown -> explain.later(shown.by().org(), shown.report(), shown.by()));
    this.tools = new WasteTools(new WasteFind(clouds, pricing, proposals, reports),
        new WasteExplain(clouds, pricing, proposals), new WasteDraft(clouds, pricing, proposals));
    this.digest = new ZombieDigest(clouds, new Appraisal(new Pricing(prices)));
  }

  /** Where reports are kept and shown, and what was looked at is put on record. */
  public record Shelf(Transactions transactions, ReportShelf reports, AuditTrail audit, Chat chat,
      Breakers breakers, Papers papers) {}

  /** What words a report, and by what it is asked once the report is shown. */
  public record Voice(Advisor advisor, Jobs jobs) {}

  /** How what this skill did is taken back, where it can be. */
  public static List<WayBack<?, ?>> waysBack() {
    return List.of(new VolumeWayBack());
  }

  @Override
  public SkillDescriptor descriptor() {
    return SkillDescriptor.of(NAME.value(), "Finds cloud waste with its price, and deletes it once approved",
        List.of(command()))
        .withButtons(new ButtonSpec(ReportCard.PAGE, desk::turn), new ButtonSpec(ReportCard.PROPOSE, desk::propose))
        .withHome(reports::onHome)
        .withDigests(digest)
        .withActions(ZombieActions.DELETE_VOLUME, ZombieActions.DELETE_SNAPSHOT, ZombieActions.RELEASE_ADDRESS,
            ZombieActions.RESTORE_VOLUME)
        .withJobs(explain.job(reports, desk::explained))
        .withPrompts(ZombieExplain.SPEC)
        .withTools(tools.all());
  }

  private CommandSpec command() {
    return new CommandSpec("zombies", "Show unattached volumes, old snapshots and unused addresses, and what they cost",
        List.of(
            ArgumentSpec.word(Question.KIND, new OneOf(Arrays.stream(Kind.values()).map(Kind::word).toList()),
                "Only this kind"),
            ArgumentSpec.flag(Question.REGION, new ArgumentSpec.Kind.Region(), "Only this region"),
            ArgumentSpec.flag(Question.MIN_AGE, new Length(),
                "Only volumes and snapshots at least this old; snapshots never below 30 d"),
            ArgumentSpec.flag(Question.OWNER, new Free("data-team"),
                "Only what this owner, team, contact or creator is tagged on")),
        List.of("zombies", "zombies volumes --region eu-west-1", "zombies snapshots --min-age 90d",
            "zombies --owner data-team"),
        CommandSpec.MayRun.ANYONE, "Looking for waste in your cloud. The report comes to this channel.", desk::report)
        .withAlias();
  }
}
