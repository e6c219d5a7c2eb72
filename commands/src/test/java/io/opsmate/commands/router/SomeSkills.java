package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Kind;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import java.util.List;

/** Two skills with one command of every shape. */
final class SomeSkills {
  static final CommandSpec ZOMBIES = new CommandSpec("zombies", "Finds waste.",
      List.of(ArgumentSpec.word("kind", new Kind.OneOf(List.of("volumes", "snapshots")), "What to look for."),
          ArgumentSpec.flag("region", new Kind.Region(), "Only there."),
          ArgumentSpec.flag("min-age", new Kind.Length(), "Only older."),
          ArgumentSpec.flag("owner", new Kind.Free("jane"), "Only theirs.")),
      List.of("/opsmate zombies volumes"), MayRun.ANYONE, "On it.", _ -> new Reply.Nothing());
  static final CommandSpec REARM = new CommandSpec("rearm", "Lets OpsMate act again.", List.of(), List.of(),
      MayRun.APPROVER, "On it.", _ -> new Reply.Nothing());

  private SomeSkills() {}

  static SkillSet both() {
    return new SkillSet(List.of(() -> SkillDescriptor.of("zombie", "Waste.", List.of(ZOMBIES)),
        () -> SkillDescriptor.of("guard", "Safety.", List.of(REARM))));
  }
}
