package io.opsmate.app.wiring;

import io.opsmate.commands.desk.DeskSkill;
import io.opsmate.commands.home.HomeSkill;
import io.opsmate.commands.talk.TalkSkill;
import io.opsmate.skills.admin.AdminSkill;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.WayBack;
import io.opsmate.skills.ask.AskSkill;
import io.opsmate.skills.audit.AuditSkill;
import io.opsmate.skills.digest.DigestSkill;
import io.opsmate.skills.investigate.InvestigateSkill;
import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.ports.Clouds;
import io.opsmate.skills.zombie.PriceList;
import io.opsmate.skills.zombie.ZombieActions;
import io.opsmate.skills.zombie.ZombieSkill;
import java.util.List;

/** The one list of skills. */
public final class SkillCatalog {
  /** Every kind of change any skill can propose; stored plans are read by this list. */
  static final List<ActionType<?>> ACTIONS = List.of(ZombieActions.DELETE_VOLUME, ZombieActions.DELETE_SNAPSHOT,
      ZombieActions.RELEASE_ADDRESS, ZombieActions.RESTORE_VOLUME);

  /** How what skills did is taken back. */
  static final List<WayBack<?, ?>> WAYS_BACK = ZombieSkill.waysBack();

  private SkillCatalog() {}

  /** What skills are made of. */
  public record Parts(ApprovalDesk desk, Clouds clouds, PriceList prices, ZombieSkill.Shelf shelf,
      ZombieSkill.Voice voice,
      House house) {}

  /** Skills about OpsMate itself: how it is governed, and what it did. */
  public record House(DeskSkill desk, AdminSkill admin, AuditSkill audit, HomeSkill home, DigestSkill digest,
      InvestigateSkill investigate, AskSkill ask, TalkSkill talk) {}

  /** In the order of menus and help: what OpsMate is for comes first, how it is governed last. */
  public static List<Skill> skills(Parts parts) {
    return List.of(new ZombieSkill(parts.clouds(), parts.prices(), parts.desk(), parts.shelf(), parts.voice()),
        parts.house().desk(), parts.house().ask(), parts.house().digest(), parts.house().investigate(),
        parts.house().audit(), parts.house().home(), parts.house().talk(), parts.house().admin());
  }
}
