package io.opsmate.commands.home;

import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.skills.approval.Agendas;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;

/** What a Home is drawn from. */
public record HomeSources(Transactions transactions, Agendas agendas, Permits permits, ReportShelf shelf,
    HomeViewers viewers, SkillSet skills) {}
