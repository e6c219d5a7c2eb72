package io.opsmate.skills.advice;

import io.opsmate.skills.advice.Spending.Spent;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.OrgId;
import java.util.UUID;

/** What an inquiry took, to be written in place of what was set aside for it. */
record Charge(OrgId org, UUID reservation, Spent spent, AuditEntry entry) {}
